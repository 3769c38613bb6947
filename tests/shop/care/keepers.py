"""People who keep grains: their orders, and the days that go by."""

from datetime import datetime, timedelta

from shop import fulfilment
from shop.care.models import CarePlan
from shop.order.models import Order
from shop.outbox.models import Job
from shop.outbox.sweep import run_due
from tests import factories


def dispatched(now: datetime, *, to: str = "ada@example.org", state: str = "OH", zip_code: str = "43215") -> CarePlan:
    """The care plan of an order that was paid and handed to the carrier at that time."""
    who = factories.buyer(email=to, state=state, zip_code=zip_code)
    order: Order = factories.paid_order(now=now, who=who)
    fulfilment.dispatch(order, carrier="USPS", tracking_number="9400", now=now, user=None)
    return CarePlan.objects.get(order=order)


def live_through(start: datetime, days: float) -> datetime:
    """Let the worker sweep whenever something comes due, and once a day anyway, for so many days; gives the end."""
    now, end = start, start + timedelta(days=days)
    while now < end:
        run_due(now)
        waiting = Job.objects.filter(state=Job.State.WAITING, due_at__gt=now).order_by("due_at")
        due = waiting.values_list("due_at", flat=True).first()
        now = min(due or end, now + timedelta(days=1), end)
    return now
