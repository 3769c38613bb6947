"""The days on which the US post delivers nothing: Sundays and the eleven federal holidays. Pure."""

from datetime import date, timedelta
from functools import cache
from typing import Final

MONDAY: Final = 0
THURSDAY: Final = 3
SUNDAY: Final = 6


def is_mail_day(day: date) -> bool:
    """True if the post delivers on that day."""
    return day.weekday() != SUNDAY and day not in postal_holidays(day.year)


@cache
def postal_holidays(year: int) -> frozenset[date]:
    """Federal holidays (5 U.S.C. 6103) as the post keeps them: one that falls on a Sunday is kept on the Monday."""
    fixed = {date(year, 1, 1), date(year, 6, 19), date(year, 7, 4), date(year, 11, 11), date(year, 12, 25)}
    moving = {
        _nth(year, 1, MONDAY, 3),  # Martin Luther King Jr. Day
        _nth(year, 2, MONDAY, 3),  # Washington's Birthday
        _last_monday_of_may(year),  # Memorial Day
        _nth(year, 9, MONDAY, 1),  # Labor Day
        _nth(year, 10, MONDAY, 2),  # Columbus Day
        _nth(year, 11, THURSDAY, 4),  # Thanksgiving
    }
    kept_later = {day + timedelta(days=1) for day in fixed if day.weekday() == SUNDAY}
    return frozenset(fixed | moving | kept_later)


def _nth(year: int, month: int, weekday: int, number: int) -> date:
    first = date(year, month, 1)
    return first + timedelta(days=(weekday - first.weekday()) % 7, weeks=number - 1)


def _last_monday_of_may(year: int) -> date:
    last = date(year, 5, 31)
    return last - timedelta(days=(last.weekday() - MONDAY) % 7)
