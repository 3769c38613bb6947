"""What we ourselves wrote down about a jar, beside the shop's rows: the second of the three books that must agree."""

from dataclasses import dataclass, field
from datetime import date, datetime, time
from zoneinfo import ZoneInfo


@dataclass
class Rested:
    """A fridge break; `end` is the first day back at work."""

    start: date
    end: date | None


@dataclass
class Book:
    """One jar and its keeper, as she knows it. `ended` says why she must hear nothing more of it."""

    plan: int
    to: str
    zone: ZoneInfo
    arrival: date | None = None
    estimated: bool = False
    fahrenheit: int = 72
    milk_ml: int = 120
    rests: list[Rested] = field(default_factory=list)
    answers: dict[str, tuple[str, datetime]] = field(default_factory=dict)
    nudge: tuple[time, date, date] | None = None
    monthly: bool = False
    mail_hour: time = time(9)
    quiet_until: time = time(8)
    quiet_from: time = time(20)
    ended: str = ""
    confirmed: bool = True
    touched: bool = False  # by anything but its estimated arrival
    version: int = 0  # counts up with every change

    def here(self, now: datetime) -> datetime:
        return now.astimezone(self.zone)

    def today(self, now: datetime) -> date:
        return self.here(now).date()

    def resting(self, day: date) -> bool:
        return any(rest.start <= day and (rest.end is None or day < rest.end) for rest in self.rests)

    def is_quiet(self, now: datetime) -> bool:
        return not self.quiet_until <= self.here(now).time() < self.quiet_from
