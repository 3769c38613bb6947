"""Holds every mail that arrives against our books and the model, and counts what must be nothing."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from functools import cache
from typing import Final

from shop.care.models import Note
from shop.care.programme.steps import Programme, Track
from shop.care.words import as_text
from shop.mail.models import Mail
from shop.privacy import confirming
from shop.privacy.held import held, is_known
from tests.care_proof.book import Book
from tests.care_proof.circle import Circle
from tests.care_proof.model import Model, Name
from tests.care_proof.sink import Arrived

MUST_BE_NOTHING: Final = (
    "doubles",
    "lost",
    "outside quiet hours",
    "after stop, refund or erasure",
    "before arrival",
    "second mail of a day",
    "not what the programme says",
    "known after erasure",
)
SAME_DAY: Final = timedelta(hours=12)
LAST_MAIL: Final = timedelta(days=1)


class Judge:
    """`faults` by name; each also as a sentence in `told`."""

    def __init__(self, programme: Programme, circle: Circle, model: Model) -> None:
        self._programme = programme
        self._circle = circle
        self._model = model
        self.faults: Counter[str] = Counter(dict.fromkeys(MUST_BE_NOTHING, 0))
        self.told: list[str] = []
        self.mails: Counter[str] = Counter()  # by person
        self.heard: Counter[tuple[int, Name]] = Counter()
        self._messages: Counter[str] = Counter()
        self._days: dict[str, set[date]] = defaultdict(set)

    def hear(self, arrived: Arrived) -> None:
        """A message reached its reader."""
        letter = arrived.letter
        if "List-Id" not in letter.headers:
            self._hear_of_no_jar(arrived)
            return
        self.mails[letter.to] += 1
        self._messages[letter.message_id] += 1
        if self._messages[letter.message_id] > 1:
            self.blame("doubles", f"{letter.message_id} arrived again")
        jars = list(self._jars_in(arrived))
        if not jars:
            self.blame("not what the programme says", f"{letter.message_id} is about no jar: {letter.subject}")
        for book, name in jars:
            self._hear_of(book, name, arrived)
        for book, _ in jars[:1]:
            if book.today(arrived.at) in self._days[letter.to]:
                self.blame("second mail of a day", f"{letter.to} on {book.today(arrived.at)}")
            self._days[letter.to].add(book.today(arrived.at))

    def look_for_the_erased(self, now: datetime) -> None:
        """At the end nothing that the shop keeps may lead to them, once the mail that says so has gone."""
        for person, since in self._circle.erased.items():
            if since < now - LAST_MAIL and is_known(found := held(person)):
                self.blame("known after erasure", f"{person}: {[each.holding.name for each in found]}")

    def forget(self, plan: int) -> None:
        """The jar begins anew: what was sent too early comes again."""
        self.heard = Counter({what: times for what, times in self.heard.items() if what[0] != plan})

    def blame(self, fault: str, sentence: str) -> None:
        self.faults[fault] += 1
        self.told.append(f"{fault}: {sentence}")

    def _hear_of_no_jar(self, arrived: Arrived) -> None:
        """Somebody was asked to confirm her address, or told that she is forgotten: the last that she may hear."""
        kind = Mail.objects.values_list("kind", flat=True).get(message_id=arrived.letter.message_id)
        if arrived.letter.to in self._circle.erased and kind != confirming.KIND:
            self.blame("after stop, refund or erasure", f"{kind} to {arrived.letter.to}, who was erased")

    def _jars_in(self, arrived: Arrived) -> Iterator[tuple[Book, Name]]:
        """The jars that the mail's sections may speak of; one that could be about several is about those it may."""
        by_step: dict[str, list[tuple[Book, Name]]] = defaultdict(list)
        notes = Note.objects.filter(mail__message_id=arrived.letter.message_id)
        for plan, step, cycle in notes.values_list("plan", "step", "cycle"):
            if _words(self._programme, step) in arrived.letter.text:
                by_step[step].append((self._circle.books[plan], (step, cycle)))
        for jars in by_step.values():
            yield from [jar for jar in jars if not list(self._faults(*jar, arrived))] or jars

    def _hear_of(self, book: Book, name: Name, arrived: Arrived) -> None:
        what = f"{name} of jar {book.plan} at {book.here(arrived.at):%c %Z} {book.ended}"
        self.heard[book.plan, name] += 1
        if self.heard[book.plan, name] > 1:
            self.blame("doubles", what)
        for fault in self._faults(book, name, arrived):
            self.blame(fault, what)

    def _faults(self, book: Book, name: Name, arrived: Arrived) -> Iterator[str]:
        """Why this note should not have come then."""
        if book.ended or book.to in self._circle.silenced or arrived.letter.to != book.to:
            yield "after stop, refund or erasure"
        if book.is_quiet(arrived.at):
            yield "outside quiet hours"
        if book.arrival is None or book.today(arrived.at) < book.arrival:
            yield "before arrival"
        # What is due later on the day for another jar of hers comes along with the first mail.
        early = SAME_DAY if len(self._circle.of(book.to)) > 1 else timedelta()
        if name not in self._model.due(book, arrived.at + early) or self._is_of_another_season(book, name, arrived):
            yield "not what the programme says"

    def _is_of_another_season(self, book: Book, name: Name, arrived: Arrived) -> bool:
        """A feeding note for a jar in the fridge, or a note on the fridge for one at work."""
        resting = book.resting(book.today(arrived.at))
        return resting != (self._programme.step(name[0]).track is Track.BREAK)


@cache
def _words(programme: Programme, step: str) -> str:
    return as_text(programme.step(step).text)[:80]
