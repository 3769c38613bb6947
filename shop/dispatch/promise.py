"""What the customer is told about days: the owner's ship days put through the calendar."""

from dataclasses import dataclass
from datetime import date, datetime

from django.utils import timezone

from shop.dispatch.calendar import Window, arrival_window, next_dispatch_day
from shop.dispatch.models import ClosedDay, DispatchRule


@dataclass(frozen=True)
class Promise:
    """The ship day and when it should arrive; both None while the owner sends nothing for a year."""

    dispatch_on: date | None
    arrival: Window | None


def promise(now: datetime) -> Promise:
    """Two queries. The cut-off is meant in the shop's own time (TIME_ZONE)."""
    local = timezone.localtime(now)
    rule = DispatchRule.objects.first() or DispatchRule()
    closed = set(ClosedDay.objects.filter(day__gte=local.date()).values_list("day", flat=True))
    day = next_dispatch_day(local, weekdays=rule.weekdays, cutoff=rule.cutoff, closed=closed)
    return Promise(day, arrival_window(day, rule.transit_days) if day else None)
