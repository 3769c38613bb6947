"""What the customer is told about days: the owner's ship days put through the calendar."""

from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any, Final

from django.utils import timezone

from shop.dispatch.calendar import Window, arrival_window, next_dispatch_day
from shop.dispatch.models import ClosedDay, DispatchRule

# The one rule beside each closed day to come; beside nothing, if there is none.
RULE_AND_CLOSED_DAYS: Final = (
    f"SELECT rule.*, closed.day AS closed FROM {DispatchRule._meta.db_table} rule "  # noqa: S608 - our tables' names
    f"LEFT JOIN {ClosedDay._meta.db_table} closed ON closed.day >= %s ORDER BY rule.id"
)


@dataclass(frozen=True)
class Promise:
    """The ship day, when it should arrive, and the hour before which to order; None while nothing is sent."""

    dispatch_on: date | None
    arrival: Window | None
    cutoff: time | None = None


def promise(now: datetime) -> Promise:
    """One query. The cut-off is meant in the shop's own time (TIME_ZONE)."""
    _, found = rule_and_promise(now)
    return found or promise_under(DispatchRule(), now)


def rule_and_promise(now: datetime) -> tuple[DispatchRule | None, Promise | None]:
    """The owner's ship days and what they promise, in one query; None and None while she has not set them."""
    rows: list[Any] = list(DispatchRule.objects.raw(RULE_AND_CLOSED_DAYS, [timezone.localtime(now).date().isoformat()]))
    if not rows:
        return None, None
    return rows[0], _promise(rows[0], {row.closed for row in rows}, now)


def promise_under(rule: DispatchRule, now: datetime) -> Promise:
    """The promise by a rule that is at hand already, in one query."""
    to_come = ClosedDay.objects.filter(day__gte=timezone.localtime(now).date())
    return _promise(rule, set(to_come.values_list("day", flat=True)), now)


def _promise(rule: DispatchRule, closed: set[date], now: datetime) -> Promise:
    local = timezone.localtime(now)
    day = next_dispatch_day(local, weekdays=rule.weekdays, cutoff=rule.cutoff, closed=closed)
    return Promise(day, arrival_window(day, rule.transit_days), rule.cutoff) if day else Promise(None, None)
