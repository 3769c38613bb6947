"""When a parcel leaves and when it should arrive. Pure: local time and the owner's ship days come in as arguments."""

from collections.abc import Collection
from datetime import date, datetime, time, timedelta
from typing import Final, NamedTuple

from shop.dispatch.holidays import is_mail_day

LOOK_AHEAD: Final = 366  # days; a shop that is closed for longer promises nothing


class Window(NamedTuple):
    """The first and the last day on which the parcel is expected."""

    first: date
    last: date


def next_dispatch_day(
    now_local: datetime, *, weekdays: Collection[int], cutoff: time, closed: Collection[date]
) -> date | None:
    """The first ship day that an order placed now can still catch, or None if there is none within a year.

    `weekdays` count from Monday = 0. An order placed at the cut-off or later waits for the next ship day.
    """
    today = now_local.date()
    start = today if now_local.time() < cutoff else today + timedelta(days=1)
    days = (start + timedelta(days=n) for n in range(LOOK_AHEAD))
    return next((day for day in days if day.weekday() in weekdays and day not in closed and is_mail_day(day)), None)


def arrival_window(dispatch_day: date, transit_days: int) -> Window:
    """Count the transit in days on which the post delivers; one such day more for a parcel that dawdles."""
    first = _after(dispatch_day, max(1, transit_days))
    return Window(first, _after(first, 1))


def _after(day: date, mail_days: int) -> date:
    left = mail_days
    while left:
        day += timedelta(days=1)
        left -= is_mail_day(day)
    return day
