"""The jars leave: by carrier, or over the counter."""

from datetime import date, datetime
from typing import Any

from django.utils import timezone

from shop.care import arriving
from shop.dispatch.calendar import arrival_window
from shop.dispatch.models import DispatchRule
from shop.fulfilment.moves import Refused, move, step, tell
from shop.order import states
from shop.order.models import Order
from shop.payments import reservations
from shop.payments.models import Attempt


def dispatch(order: Order, *, carrier: str, tracking_number: str, now: datetime, user: Any) -> None:
    """Handed to the carrier: the jars are out of stock, and the care mails count from the estimated arrival."""
    with step(order) as attempt:
        _may_leave(attempt, pickup=False)
        _leave(attempt, states.DISPATCHED)
        attempt.order.carrier, attempt.order.tracking_number = carrier, tracking_number
        attempt.order.save(update_fields=["carrier", "tracking_number"])
        tell(attempt.order, "order_dispatched", now)
        arriving.estimated(attempt.order, _arrival(now), now)


def ready_for_pickup(order: Order, *, now: datetime, user: Any) -> None:
    """It waits at the store, still set aside for its buyer."""
    with step(order) as attempt:
        _may_leave(attempt, pickup=True)
        move(attempt.order, states.READY_FOR_PICKUP)
        tell(attempt.order, "order_ready_for_pickup", now)


def collected(order: Order, *, now: datetime, user: Any) -> None:
    """Handed over: the care mails count from today."""
    with step(order) as attempt:
        _may_leave(attempt, pickup=True)
        _leave(attempt, states.COLLECTED)
        tell(attempt.order, "order_collected", now)
        arriving.collected(attempt.order, timezone.localtime(now).date(), now)


def _arrival(now: datetime) -> date:
    """The last day that the customer was told: a note about a jar that has yet to come is worse than a late one."""
    rule = DispatchRule.objects.first() or DispatchRule()
    return arrival_window(timezone.localtime(now).date(), rule.transit_days).last


def _may_leave(attempt: Attempt, *, pickup: bool) -> None:
    if any(dispute.is_open for dispute in attempt.disputes.all()):
        raise Refused("The customer's bank is disputing this payment. Nothing leaves until that is decided.")
    if pickup and attempt.order.pickup_place_id is None:
        raise Refused("This order is to be sent, not collected.")
    if not pickup and attempt.order.pickup_place_id is not None:
        raise Refused("This order is to be collected at the store, not sent.")


def _leave(attempt: Attempt, status: str) -> None:
    move(attempt.order, status)
    reservations.ship(attempt)
