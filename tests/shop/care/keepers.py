"""People who keep grains: their orders, and the days that go by."""

from datetime import datetime, timedelta
from typing import Any

from shop import fulfilment
from shop.care import guide, sweeping
from shop.care.models import CarePlan, Guide
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


def stored_guide() -> Guide:
    """The present version as though the worker had made it: rendering takes seconds."""
    made: Guide = Guide.objects.create(version=guide.version(), pdf=b"%PDF-1.7 as a test would have it")
    return made


def live_through(start: datetime, days: float) -> datetime:
    """Let beat and the worker sweep whenever something comes due, and once a day anyway; gives the end."""
    now, end = start, start + timedelta(days=days)
    while now < end:
        look(now)
        run_due(now)
        waiting = Job.objects.filter(state=Job.State.WAITING, due_at__gt=now).order_by("due_at")
        plans = CarePlan.objects.filter(next_at__gt=now).order_by("next_at")
        dues = [waiting.values_list("due_at", flat=True).first(), plans.values_list("next_at", flat=True).first()]
        now = min(*[due for due in dues if due], now + timedelta(days=1), end)
    return now


def look(now: datetime) -> int:
    """What beat does, at that time."""
    return sweeping.sweep(lambda: now)


def row(plan: CarePlan) -> dict[str, Any]:
    """All that the database has of the plan, to see that nothing changed."""
    return dict(CarePlan.objects.values().get(pk=plan.pk))


def steps_of(plan: CarePlan) -> list[str]:
    """The notes that were sent, oldest first."""
    return list(plan.notes.filter(mail__state="sent").order_by("pk").values_list("step", flat=True))
