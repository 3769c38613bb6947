"""Everybody's books, and whose they are."""

from collections import defaultdict
from datetime import datetime

from tests.care_proof.book import Book


class Circle:
    """All jars with their keepers, and who must be left in peace."""

    def __init__(self) -> None:
        self.books: dict[int, Book] = {}
        self.silenced: set[str] = set()  # people who must get no care mail at all
        self.erased: dict[str, datetime] = {}  # since when nothing may be known of these people any more
        self.taken_back: set[int] = set()  # plans whose notes were thrown away, for they came too early
        self._of: dict[str, list[Book]] = defaultdict(list)
        self._bought_with: dict[int, list[Book]] = {}

    def add(self, order: list[Book]) -> None:
        """The jars of one order."""
        for book in order:
            self.books[book.plan] = book
            self._of[book.to].append(book)
            self._bought_with[book.plan] = order

    def of(self, to: str) -> list[Book]:
        return self._of[to]

    def jars_of_order(self, book: Book) -> list[Book]:
        return self._bought_with[book.plan]

    def hand_on(self, book: Book, to: str) -> None:
        self._of[book.to].remove(book)
        book.to = to
        self._of[to].append(book)

    def silence(self, to: str, because: str) -> None:
        self.silenced.add(to)
        for book in self.of(to):
            book.ended = book.ended or because
