"""Two texts side by side, word by word."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import groupby

from content.blocks.compiling import compile_text
from content.pages.models import Wording

WORD = re.compile(r"\S+\s*")
FIELDS = (
    ("Title", "title"),
    ("Summary", "summary"),
    ("Text", "body"),
    ("Title for search engines", "search_title"),
    ("Description for search engines", "search_description"),
)


@dataclass(frozen=True)
class Piece:
    """Some words; `change` is "", "ins" or "del"."""

    text: str
    change: str = ""


@dataclass(frozen=True)
class Field:
    """One part of the wording in which something differs; each paragraph is a list of pieces."""

    label: str
    paragraphs: list[list[Piece]]


def compared(old: Wording, new: Wording) -> list[Field]:
    """Every part that differs. Where only the look of words changed, a paragraph says so."""
    return [
        Field(label, _paragraphs(name, getattr(old, name), getattr(new, name)))
        for label, name in FIELDS
        if getattr(old, name) != getattr(new, name)
    ]


def words_of(html: str) -> list[str]:
    """A text's paragraphs as plain words; a block stands there by its name and what was chosen for it."""
    text = compile_text(html)
    paragraphs = ["".join(run.text for run in runs) for _, runs in groupby(text.runs, key=lambda run: run.paragraph)]
    blocks = [f"[{each.name} {' '.join(each.attrs.values())}]".replace(" ]", "]") for each in text.blocks]
    return paragraphs + blocks


def _paragraphs(name: str, old: str, new: str) -> list[list[Piece]]:
    before, after = (words_of(old), words_of(new)) if name == "body" else ([old], [new])
    if before == after:
        return [[Piece("The words are the same; bold print, links, headings or lists differ.")]]
    return list(_changed(before, after))


def _changed(before: list[str], after: list[str]) -> Iterator[list[Piece]]:
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    for tag, first, last, start, end in matcher.get_opcodes():
        if tag == "equal":
            yield from ([Piece(paragraph)] for paragraph in after[start:end])
            continue
        both = min(last - first, end - start)
        for place in range(both):
            yield list(_pieces(before[first + place], after[start + place]))
        yield from ([Piece(paragraph, "del")] for paragraph in before[first + both : last])
        yield from ([Piece(paragraph, "ins")] for paragraph in after[start + both : end])


def _pieces(before: str, after: str) -> Iterator[Piece]:
    old, new = WORD.findall(before), WORD.findall(after)
    for tag, first, last, start, end in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            yield Piece("".join(new[start:end]))
            continue
        if first < last:
            yield Piece("".join(old[first:last]), "del")
        if start < end:
            yield Piece("".join(new[start:end]), "ins")
