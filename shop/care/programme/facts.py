"""What is known of one jar and its keeper: everything that decides which notes come when. No Django."""

from dataclasses import dataclass, field
from datetime import date, datetime, time
from enum import StrEnum
from functools import cached_property
from zoneinfo import ZoneInfo

from shop.care.numbers import CARE
from shop.care.programme.steps import AnswerKind


class Afterwards(StrEnum):
    """What a keeper wants once the month is over."""

    NOTHING = "nothing"
    MONTHLY = "monthly"
    CALENDAR = "calendar"


@dataclass(frozen=True)
class Rest:
    """A fridge break: its first day, and the first day back at work (None while nobody knows)."""

    start: date
    end: date | None = None


@dataclass(frozen=True)
class Answer:
    """What the keeper said about a batch, and when."""

    kind: AnswerKind
    at: datetime


@dataclass(frozen=True)
class Nudge:
    """A daily feeding note: the wall-clock hour, and its first and last day."""

    hour: time
    first: date
    last: date


@dataclass(frozen=True)
class Facts:
    """One jar's facts. `arrival` is None until it is known or can be estimated; answers and rests are oldest first.

    Milk is millilitres a batch, grains are tablespoons, the room is °F. Quiet hours are on the keeper's clock.
    """

    zone: ZoneInfo
    arrival: date | None = None
    estimated: bool = False
    fahrenheit: int = 72
    milk_ml: int = CARE.first_batches.first_milk.ml
    grains_tablespoons: float = 1
    rests: tuple[Rest, ...] = ()
    answers: tuple[Answer, ...] = ()
    nudge: Nudge | None = None
    afterwards: Afterwards = Afterwards.NOTHING
    mail_hour: time = time(9)
    quiet_until: time = time(8)
    quiet_from: time = time(20)

    @property
    def first_hour(self) -> time:
        """The hour of the notes: hers if it lies outside her quiet hours, else the hour when they end."""
        return self.by_day(self.mail_hour)

    def by_day(self, hour: time) -> time:
        """That hour, or the end of the quiet hours if it is one of them."""
        return hour if self.quiet_until <= hour < self.quiet_from else self.quiet_until

    def resting_on(self, day: date) -> Rest | None:
        """The break that this day is part of."""
        for _, rest in self.breaks:
            if rest.start <= day and (rest.end is None or day < rest.end):
                return rest
        return None

    @cached_property
    def breaks(self) -> tuple[tuple[int, Rest], ...]:
        """The breaks since arrival with their numbers, oldest first; breaks that overlap are one."""
        found: list[tuple[int, Rest]] = []
        for number, rest in sorted(enumerate(self.rests, start=1), key=lambda pair: (pair[1].start, pair[0])):
            if self.arrival is None or (rest.end is not None and rest.end <= max(rest.start, self.arrival)):
                continue
            if found and _overlap(found[-1][1], rest):
                first, before = found.pop()
                found.append((first, Rest(before.start, _later(before.end, rest.end))))
            else:
                found.append((number, Rest(max(rest.start, self.arrival), rest.end)))
        return tuple(found)


@dataclass(frozen=True)
class Settled:
    """What has been dealt with: (step, cycle) of notes that went out or were passed over, and the last day with a mail.

    `mailed_on` is on the keeper's calendar and counts every care mail to that person, for whichever jar.
    """

    notes: frozenset[tuple[str, str]] = field(default_factory=frozenset)
    mailed_on: date | None = None


def _overlap(before: Rest, rest: Rest) -> bool:
    return before.end is None or rest.start < before.end


def _later(one: date | None, other: date | None) -> date | None:
    return None if one is None or other is None else max(one, other)
