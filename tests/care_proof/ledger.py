"""Nothing may be lost: each note that the model says was due has a row that says what became of it."""

from collections import Counter, defaultdict
from datetime import datetime
from typing import Final

from shop.care.models import Note
from tests.care_proof.circle import Circle
from tests.care_proof.judge import Judge
from tests.care_proof.model import Model, Name

# A note waits while others go first, one a day; due for so many days without a row, it was forgotten.
PATIENCE: Final = 8


class Ledger:
    """Looked into once a day, when the worker has just been at work."""

    def __init__(self, circle: Circle, model: Model, judge: Judge) -> None:
        self._circle = circle
        self._model = model
        self._judge = judge
        self._newest = 0
        self._noted: dict[int, set[Name]] = defaultdict(set)
        self._waiting: Counter[tuple[int, Name]] = Counter()
        self.expected: set[tuple[int, Name]] = set()

    def look(self, now: datetime) -> None:
        self._read()
        overdue: set[tuple[int, Name]] = set()
        for book in self._circle.books.values():
            if not book.ended and book.confirmed:
                due = self._model.due(book, now)
                self.expected |= {(book.plan, name) for name in due}
                overdue |= {(book.plan, name) for name in due - self._noted[book.plan]}
        self._waiting = Counter({what: self._waiting[what] + 1 for what in overdue})
        for (plan, name), looks in self._waiting.items():
            if looks == PATIENCE:
                self._judge.blame("lost", f"{name} of jar {plan}, due since days on {now:%c}")

    def be_patient(self) -> None:
        """Nobody was at work for a while, so nothing could be written."""
        self._waiting.clear()

    def forget(self, plan: int) -> None:
        """The jar begins anew."""
        self._noted[plan].clear()

    def outcomes(self) -> Counter[str]:
        """What became of every note that there is a row for, by the rows."""
        found: Counter[str] = Counter()
        for state, error in Note.objects.values_list("mail__state", "mail__error"):
            found[f"{state}: {error.partition(':')[0]}" if error else state or "passed over"] += 1
        return found

    def _read(self) -> None:
        rows = Note.objects.filter(pk__gt=self._newest).order_by("pk")
        for self._newest, plan, step, cycle in rows.values_list("pk", "plan", "step", "cycle"):
            self._noted[plan].add((step, cycle))
