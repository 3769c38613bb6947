"""What the owner decides about an order that needs review, and what a dispute stops."""

from datetime import datetime
from typing import Any

from shop.care.laying_out import stop_plans
from shop.fulfilment.moves import Refused, move, step
from shop.order import states
from shop.order.models import Order
from shop.partner.models import SoldOut
from shop.payments import reservations
from shop.payments.alerts import alert
from shop.payments.cents import from_cents
from shop.payments.models import Attempt, Dispute, Refund, Reservation


def close_review(order: Order, *, status: str, now: datetime, user: Any) -> None:
    """Decide: `paid` goes on where it was, `refunded` says that the money went back outside Stripe. Else Refused."""
    with step(order) as attempt:
        if attempt.order.status != states.NEEDS_REVIEW:
            raise Refused("There is nothing to decide about this order.")
        if status == states.PAID:
            _accept(attempt)
        elif status == states.REFUNDED:
            reservations.release(attempt)
            stop_plans(attempt.order, "the order was refunded", now)
        else:
            raise Refused(f"An order under review can't be decided to be “{status}” here.")
        attempt.state = Attempt.State.PAID if status == states.PAID else Attempt.State.REFUNDED
        attempt.save(update_fields=["state"])
        move(attempt.order, status)
        if status == states.PAID and _has_left(attempt):
            _follow_the_jars(attempt.order)


def _accept(attempt: Attempt) -> None:
    """Only what was owed can be accepted; anything else goes back, and the customer orders again."""
    if attempt.amount_received != attempt.amount:
        raise Refused("What was paid is not what was owed. Cancel the order: the money goes back.")
    if _has_left(attempt):
        return
    if attempt.refunds.filter(state__in=Refund.COUNTED).exists():
        raise Refused("Some of the money went back already. Cancel the order: the rest goes back.")
    reservations.keep(attempt)
    try:
        reservations.take_again(attempt)
    except SoldOut as error:
        raise Refused("The jars have been sold to somebody else meanwhile. Cancel the order.") from error


def _has_left(attempt: Attempt) -> bool:
    return attempt.reservations.filter(state=Reservation.State.SHIPPED).exists()


def _follow_the_jars(order: Order) -> None:
    """The customer has them: the order becomes what it was when they left, step by step as the pipeline has it."""
    collected = (states.READY_FOR_PICKUP, states.COLLECTED)
    for state in collected if order.pickup_place_id else (states.DISPATCHED,):
        move(order, state)


def disputed(order: Order, dispute: Dispute, *, is_new: bool, now: datetime) -> None:
    """The bank asks for the money back: nothing leaves (see `dispatch`), no reminders, and the owner is told."""
    stop_plans(order, "the payment is disputed", now)
    text = (
        f"A dispute over ${from_cents(dispute.amount)} is “{dispute.status}” ({dispute.reason or 'no reason given'})."
    )
    if is_new and dispute.evidence_due_by:
        text += f" Evidence is due by {dispute.evidence_due_by:%B %d, %Y}, in Stripe's dashboard."
    key = f"dispute:{dispute.stripe_id}:{dispute.status}"
    alert(f"Order {order.number} is disputed", text, key=key, order=order, now=now)
