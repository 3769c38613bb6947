"""Why an order can't be erased yet, and until when. Pure: rows and the time come in."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Final

from django.utils.formats import date_format
from django.utils.timezone import localtime

from shop.order import states
from shop.order.models import Order
from shop.payments.models import Attempt, Dispute, Refund

SETTLED: Final = timedelta(hours=1)  # after its end: as long as late money is looked out for
REFUNDING: Final = (Refund.State.ASKED, Refund.State.PENDING)
WORDS: Final = {
    states.AWAITING_PAYMENT: "is waiting for its payment; that is decided by {end} at the latest",
    states.READY_FOR_PICKUP: "waits at the store; it can be erased once it has been collected",
    states.NEEDS_REVIEW: "is being looked into; it can be erased once that is decided",
}


def why_unfinished(
    order: Order,
    attempt: Attempt | None,
    *,
    refunds: Iterable[Refund],
    disputes: Iterable[Dispute],
    now: datetime,
) -> str:
    """What this order still needs a name and an address for, as a sentence; empty if nothing."""
    why = _of_disputes(disputes) or _of_refunds(refunds) or _of_state(order) or _of_late_money(attempt, now)
    end = _at(attempt.expires_at + SETTLED) if attempt else "tomorrow"
    return f"Order {order.number} {why.format(end=end)}." if why else ""


def _of_disputes(disputes: Iterable[Dispute]) -> str:
    waits = any(dispute.is_open for dispute in disputes)
    return "is disputed with the bank; it can be erased once the bank has decided" if waits else ""


def _of_refunds(refunds: Iterable[Refund]) -> str:
    waits = any(refund.state in REFUNDING for refund in refunds)
    return "is being refunded; it can be erased once the money has arrived, within some days" if waits else ""


def _of_state(order: Order) -> str:
    if order.status != states.PAID:
        return WORDS.get(order.status, "")
    if order.pickup_place_id:
        return "is paid and not collected yet; it can be erased once it is"
    planned = f", planned for {date_format(order.dispatch_on, 'F j')}" if order.dispatch_on else ""
    return f"is paid and has not left us yet; it can be erased once it has{planned}"


def _of_late_money(attempt: Attempt | None, now: datetime) -> str:
    if attempt is None or attempt.state != Attempt.State.RELEASED or now >= attempt.expires_at + SETTLED:
        return ""
    return "was given up a moment ago, and a late payment may still arrive; it can be erased after {end}"


def _at(moment: datetime) -> str:
    return date_format(localtime(moment), "F j, g:i A")
