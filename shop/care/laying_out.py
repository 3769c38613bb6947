"""A plan for each jar of an order, written when it is paid."""

from datetime import datetime
from typing import Final

from django.db.models import Sum

from shop.care import versions
from shop.care.keeping import stop
from shop.care.models import CarePlan
from shop.order.models import Order

MOST_JARS: Final = 50  # codes for one order; who buys more keeps a shop


def write_plans(order: Order, now: datetime) -> None:
    """Write a plan for each jar of the order unless they are there; the caller has the order locked."""
    if CarePlan.objects.filter(order=order).exists():
        return
    jars = order.lines.aggregate(total=Sum("quantity"))["total"] or 0
    number = versions.newest()
    CarePlan.objects.bulk_create(
        CarePlan(order=order, to=order.care_email, confirmed_at=now, time_zone=order.time_zone, programme=number)
        for _ in range(min(jars, MOST_JARS))
    )


def stop_plans(order: Order, because: str, now: datetime) -> None:
    """The jars are not hers (any more): no more notes about them."""
    for plan in CarePlan.objects.filter(order=order).exclude(state=CarePlan.State.STOPPED).order_by("pk"):
        stop(plan, because, now)
