"""Which words of a text had better not stand there without a claim behind them, and why."""

import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from itertools import chain, groupby
from pathlib import Path
from typing import Any, Final

from content.claims.wording import Phrases, Piece, Word, phrases_in, quoted, words_of

DATA: Final = Path(__file__).parent / "risk_words.toml"
BENEFIT: Final = "It reads like a benefit. Mark it as a claim, so that readers see what it rests on."


@dataclass(frozen=True)
class Paragraph:
    """Words that stand together; `where` says where in the owner's terms."""

    pieces: tuple[Piece, ...]
    where: str
    is_warning: bool = False


@dataclass(frozen=True)
class Risk:
    """`words` as they stand in the text, `quote` what is around them; empty where the words are a whole sentence."""

    words: str
    reason: str
    where: str
    quote: str


@dataclass(frozen=True)
class Group:
    """Words that are risky for the same reason."""

    reason: str
    phrases: Phrases
    in_warnings: bool


def risks_in(paragraph: Paragraph) -> list[Risk]:
    """Each risk once. Pieces are read as if they touched and as if a line break divided them: one may be true."""
    touching = paragraph.pieces
    divided = tuple(piece for each in touching for piece in (each, Piece(" ", linked=True)))
    found: dict[tuple[str, str], Risk] = {}
    for risk in chain(_risks(paragraph, touching), _risks(paragraph, divided)):
        found.setdefault(_key(risk), risk)
    return list(found.values())


def _key(risk: Risk) -> tuple[str, str]:
    return risk.words.casefold(), risk.reason


def _risks(paragraph: Paragraph, pieces: Iterable[Piece]) -> Iterator[Risk]:
    pieces = tuple(pieces)
    text, words = "".join(piece.text for piece in pieces), words_of(pieces)
    for group in groups():
        if not (paragraph.is_warning and group.in_warnings):
            for found in _unlinked(phrases_in(words, group.phrases)):
                yield _risk(found, group.reason, paragraph, text)
    for sentence in _benefits(words):
        yield replace(_risk(sentence, BENEFIT, paragraph, text), quote="")


def _benefits(words: list[Word]) -> Iterator[list[Word]]:
    """Sentences that have a verb and an outcome, of which one is not part of a claim."""
    verbs, outcomes = benefit()
    for _, each in groupby(words, key=lambda word: word.sentence):
        sentence = list(each)
        verb, outcome = list(phrases_in(sentence, verbs)), list(phrases_in(sentence, outcomes))
        if verb and outcome and list(_unlinked([*verb, *outcome])):
            yield sentence


def _unlinked(found: Iterable[list[Word]]) -> Iterator[list[Word]]:
    return (words for words in found if not all(word.linked for word in words))


def _risk(words: list[Word], reason: str, paragraph: Paragraph, text: str) -> Risk:
    said = " ".join(text[words[0].start : words[-1].end].split())
    return Risk(said, reason, paragraph.where, quoted(text, words))


@cache
def groups() -> list[Group]:
    """The groups of risky words, as risk_words.toml has them."""
    return [Group(each["reason"], Phrases(each["words"]), each.get("in_warnings", False)) for each in _data()["group"]]


@cache
def benefit() -> tuple[Phrases, Phrases]:
    """The verbs and the outcomes that make a benefit together."""
    return Phrases(_data()["benefit"]["verbs"]), Phrases(_data()["benefit"]["outcomes"])


@cache
def _data() -> dict[str, Any]:
    return tomllib.loads(DATA.read_text(encoding="utf-8"))
