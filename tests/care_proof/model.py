"""A second opinion on when each note is due: it walks through a jar's days one by one, and shares no code with the
shop's own calendar of them. Only the programme (its words, days and conditions) is the same."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from typing import Final

from shop.care.programme.steps import Programme, Step, Track
from shop.care.ready_time import hours_to_ready
from shop.care.units import Temperature
from tests.care_proof.book import Book, Rested

Name = tuple[str, str]
DAY: Final = timedelta(days=1)
WAKING: Final = 2  # days that two wake-up batches take
FULL_CUP_ML: Final = 240
FIRST_WEEKS: Final = 14
MONTH: Final = 30
MONTHS: Final = {"summer": (6, 7, 8, 9), "winter": (12, 1, 2, 3)}


class Model:
    """Says for each jar what is due; looks at a jar's whole calendar once after each change of its book."""

    def __init__(self, programme: Programme, horizon: date) -> None:
        self._programme = programme
        self._horizon = horizon
        self._known: dict[int, tuple[int, dict[Name, datetime]]] = {}

    def due(self, book: Book, now: datetime) -> set[Name]:
        """Every note that is due by now for this jar, whatever became of it."""
        version, calendar = self._known.get(book.plan, (-1, {}))
        if version != book.version:
            calendar = self.calendar(book)
            self._known[book.plan] = book.version, calendar
        here = book.here(now).replace(tzinfo=None)
        return {name for name, at in calendar.items() if at <= here}

    def calendar(self, book: Book) -> dict[Name, datetime]:
        """When, on the keeper's wall clock, each note of the jar is due."""
        if book.arrival is None:
            return {}
        asked = [
            (step, cycle, day)
            for step, cycle, day in _all(self._programme, book, book.arrival, self._horizon)
            if day >= book.arrival and _applies(step, day, book)
        ]
        # A feeding nudge gives way to any other note of its day.
        taken = {day for step, _, day in asked if step.track is not Track.NUDGE}
        return {
            (step.key, cycle): datetime.combine(day, _hour(step, book))
            for step, cycle, day in asked
            if step.track is not Track.NUDGE or day not in taken
        }


def _all(programme: Programme, book: Book, arrival: date, until: date) -> Iterator[tuple[Step, str, date]]:
    work = _days_of_work(book, arrival, until)
    later = _pace(book, arrival, work)
    for step in programme.steps:
        match step.track:
            case Track.MILESTONE:
                number = max(step.day + (later if step.paced else 0), 0)
                yield from ((step, "1", day) for day in work[number : number + 1])
            case Track.MONTHLY if book.monthly:
                ahead = work[programme.last_day + MONTH :: MONTH]
                yield from ((step, str(number), day) for number, day in enumerate(ahead, start=1))
            case Track.BREAK:
                yield from _while_resting(step, book, arrival, until)
            case Track.WAKE:
                yield from _while_waking(step, book, arrival)
            case Track.FOLLOW_UP:
                yield from _after_an_answer(step, book)
            case Track.NUDGE:
                yield from _each_day(step, book, arrival, until)


def _days_of_work(book: Book, arrival: date, until: date) -> list[date]:
    """Every day that counts, in order: not those in the fridge, and not those of waking up."""
    work, day = [], arrival
    while day <= until:
        if not book.resting(day) and not any(_wakes_on(day, rest.start, rest.end, arrival) for rest in book.rests):
            work.append(day)
        day += DAY
    return work


def _wakes_on(day: date, start: date, end: date | None, arrival: date) -> bool:
    return end is not None and end > max(start, arrival) and end <= day < end + WAKING * DAY


def _pace(book: Book, arrival: date, work: list[date]) -> int:
    last_word: dict[date, str] = {}
    for kind, at in sorted(book.answers.values(), key=lambda told: told[1]):
        day = book.today(at)
        if kind != "fed" and day >= arrival and sum(worked < day for worked in work) <= FIRST_WEEKS:
            last_word[day] = kind
    said = list(last_word.values())
    days = max(said.count("thin") - 1, 0) + 2 * said.count("off") - max(said.count("thick") - 1, 0)
    return min(max(days + round((_hours(book.fahrenheit) - _hours(72)) / 12), -2), 5)


def _hours(fahrenheit: int) -> int:
    return hours_to_ready(ml_per_tablespoon=FULL_CUP_ML, celsius=Temperature(fahrenheit).celsius).ready


def _while_resting(step: Step, book: Book, arrival: date, until: date) -> Iterator[tuple[Step, str, date]]:
    for number, rest in enumerate(book.rests, start=1):
        # She may have begun it, and said afterwards that nothing has come yet.
        start = max(rest.start, arrival)
        times, day = 1, start + step.day * DAY
        while day <= until and (rest.end is None or day < rest.end):
            if step.until is None or (day - start).days <= step.until:
                yield step, f"{number}.{times}", day
            if step.every is None:
                break
            times, day = times + 1, day + step.every * DAY


def _while_waking(step: Step, book: Book, arrival: date) -> Iterator[tuple[Step, str, date]]:
    for number, rest in enumerate(book.rests, start=1):
        if rest.end is not None and rest.end > max(rest.start, arrival):
            cut = [other for other in book.rests if rest.end <= other.start < rest.end + WAKING * DAY and _real(other)]
            if not cut:
                yield step, str(number), rest.end + step.day * DAY


def _real(rest: Rested) -> bool:
    return rest.end is None or rest.end > rest.start


def _after_an_answer(step: Step, book: Book) -> Iterator[tuple[Step, str, date]]:
    told = [(at, kind) for kind, at in book.answers.values() if kind != "fed"]
    if told and max(told)[1] == step.after:
        said_on = book.today(max(told)[0])
        if not book.resting(said_on + step.day * DAY):
            yield step, said_on.isoformat(), said_on + step.day * DAY


def _each_day(step: Step, book: Book, arrival: date, until: date) -> Iterator[tuple[Step, str, date]]:
    if book.nudge is None:
        return
    _, day, last = book.nudge
    fed = {book.today(at) for _, at in book.answers.values()}
    while day <= min(last, until):
        if day >= arrival and day not in fed and not book.resting(day):
            yield step, day.isoformat(), day
        day += DAY


def _hour(step: Step, book: Book) -> time:
    hour = book.nudge[0] if step.track is Track.NUDGE and book.nudge else book.mail_hour
    # An hour within her quiet time gives way to the end of that.
    return hour if book.quiet_until <= hour < book.quiet_from else book.quiet_until


def _applies(step: Step, day: date, book: Book) -> bool:
    told = [(at, kind) for kind, at in book.answers.values() if kind != "fed"]
    thick = bool(told) and max(told)[1] == "thick"
    return {
        "always": True,
        "not yet thick": not thick,
        "thick": thick,
        "warm room": book.fahrenheit > 77,
        "cold room": book.fahrenheit < 68,
        "small batches": book.milk_ml < FULL_CUP_ML,
        "summer": day.month in MONTHS["summer"],
        "winter": day.month in MONTHS["winter"],
    }[step.condition]
