"""The next day on which parcels leave, for a page that has the owner's rule already."""

from datetime import date, datetime

from django.utils import timezone

from shop.dispatch.calendar import next_dispatch_day
from shop.dispatch.models import ClosedDay, DispatchRule


def next_ship_day(rule: DispatchRule | None, now: datetime) -> date | None:
    """The first ship day that an order placed now can catch; None without a rule, or if none comes within a year."""
    if rule is None:
        return None
    local = timezone.localtime(now)
    closed = ClosedDay.objects.filter(day__gte=local.date()).values_list("day", flat=True)
    return next_dispatch_day(local, weekdays=rule.weekdays, cutoff=rule.cutoff, closed=set(closed))
