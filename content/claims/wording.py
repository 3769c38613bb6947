"""The words of a paragraph, whatever case, accents, punctuation, marks and line breaks it is written with."""

import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

APOSTROPHES: Final = "'\N{RIGHT SINGLE QUOTATION MARK}\N{MODIFIER LETTER APOSTROPHE}\N{FULLWIDTH APOSTROPHE}"
SENTENCE_ENDS: Final = ".!?;…"
AROUND: Final = 40  # characters to either side of what is quoted


@dataclass(frozen=True)
class Piece:
    """Letters that stand together; `linked` if they are the words of a claim."""

    text: str
    linked: bool = False


@dataclass(frozen=True)
class Word:
    """A word in plain small letters, where it stood in the text, and in which sentence."""

    plain: str
    start: int
    end: int
    sentence: int
    linked: bool


def words_of(pieces: Iterable[Piece]) -> list[Word]:
    """The words in order; a piece may begin or end within one."""
    reader = _Reader()
    for piece in pieces:
        for character in piece.text:
            reader.read(character, linked=piece.linked)
    reader.end_word()
    return reader.words


def quoted(text: str, words: list[Word]) -> str:
    """What stands around these words, for the owner to find the place."""
    start, end = max(0, words[0].start - AROUND), words[-1].end + AROUND
    before, after = "…" if start else "", "…" if end < len(text) else ""
    return before + " ".join(text[start:end].split()) + after


def phrases_in(words: list[Word], phrases: "Phrases") -> Iterator[list[Word]]:
    """Each place where a phrase stands, the longest one that begins there."""
    for place, word in enumerate(words):
        for phrase in phrases.beginning_with(word.plain):
            found = words[place : place + len(phrase)]
            if tuple(each.plain for each in found) == phrase:
                yield found
                break


class Phrases:
    """Words and phrases to look for, by their first word."""

    def __init__(self, written: Iterable[str]) -> None:
        self._by_first: dict[str, list[tuple[str, ...]]] = {}
        for each in written:
            phrase = tuple(word.plain for word in words_of([Piece(each)]))
            self._by_first.setdefault(phrase[0], []).append(phrase)
        for phrases in self._by_first.values():
            phrases.sort(key=len, reverse=True)

    def beginning_with(self, word: str) -> list[tuple[str, ...]]:
        return self._by_first.get(word, [])


class _Reader:
    def __init__(self) -> None:
        self.words: list[Word] = []
        self._letters = ""
        self._start = self._place = self._sentence = 0
        self._linked = True

    def read(self, character: str, *, linked: bool) -> None:
        plain = _plain(character)
        if plain is None:
            self.end_word()
            self._sentence += character in SENTENCE_ENDS
        elif plain:
            if not self._letters:
                self._start, self._linked = self._place, True
            self._letters += plain
            self._linked = self._linked and linked
        self._place += 1

    def end_word(self) -> None:
        if self._letters:
            self.words.append(Word(self._letters, self._start, self._place, self._sentence, self._linked))
            self._letters = ""


def _plain(character: str) -> str | None:
    """Its small letter without accents, nothing for what can't be seen, None for what divides words."""
    if character in APOSTROPHES or unicodedata.category(character) in {"Cf", "Mn"}:
        return ""
    letters = "".join(each for each in unicodedata.normalize("NFKD", character).casefold() if each.isalnum())
    return letters or None
