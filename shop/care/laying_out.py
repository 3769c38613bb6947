"""A plan for each jar of an order, written when it is paid."""

from datetime import datetime
from typing import Final

from shop.care.keeping import stop
from shop.care.models import CarePlan
from shop.order.models import Order

MOST_JARS: Final = 50  # codes for one order; who buys more keeps a shop


def write_plans(order: Order, now: datetime) -> None:
    """Write a plan for each jar of the order; those that are there stay as they are."""
    plans = [
        CarePlan(order=order, number=number, to=order.care_email, confirmed_at=now, time_zone=order.time_zone)
        for number in range(1, min(order.jars, MOST_JARS) + 1)
    ]
    CarePlan.objects.bulk_create(plans, ignore_conflicts=True)


def stop_plans(order: Order, because: str, now: datetime) -> None:
    """The jars are not hers (any more): no more notes about them."""
    for plan in CarePlan.objects.filter(order=order).exclude(state=CarePlan.State.STOPPED).order_by("pk"):
        stop(plan, because, now)
