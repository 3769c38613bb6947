"""Cancelling and refunding: the money goes back by a row that the worker carries to Stripe."""

import uuid
from datetime import datetime
from decimal import Decimal
from typing import Any

from shop.care.laying_out import stop_plans
from shop.fulfilment.moves import Refused, may_move, move, step, tell
from shop.fulfilment.paying import needs_review
from shop.order import states
from shop.order.models import Order
from shop.order.voucher_use import give_back
from shop.payments import refunds, reservations
from shop.payments.cents import from_cents, to_cents
from shop.payments.models import Attempt, Refund


def cancel(order: Order, *, reason: str, now: datetime, user: Any) -> None:
    """By the owner, before it left: all the money goes back, the jars and vouchers too, the care mails stop."""
    with step(order) as attempt:
        if attempt.order.status == states.AWAITING_PAYMENT:
            raise Refused("This order may still be paid at Stripe; it is cancelled by itself if it isn't.")
        left = refunds.refundable(attempt)
        move(attempt.order, states.CANCELLED)
        if left:
            _ask(attempt, left, reason=reason, user=user, now=now)
        _close(attempt)
        reservations.release(attempt)
        give_back(attempt.order)
        stop_plans(attempt.order, "the order was cancelled", now)
        tell(attempt.order, "order_cancelled", now, cents=left)


def refund(
    order: Order, *, amount: Decimal, reason: str, now: datetime, user: Any, form_key: uuid.UUID | None = None
) -> Refund:
    """Give so many dollars back, or raise Refused; `form_key` makes a form that is sent twice one refund."""
    try:
        cents = to_cents(amount)
    except (ValueError, ArithmeticError) as error:
        raise Refused("The amount must be in dollars and whole cents.") from error
    with step(order) as attempt:
        return _ask(attempt, cents, reason=reason, user=user, now=now, form_key=form_key)


def refund_made(order: Order, refund: Refund, *, now: datetime) -> None:
    """Stripe has taken a refund on. Called with the attempt locked; a second time changes nothing."""
    attempt = refund.attempt
    full = _everything_went_back(attempt)
    if full and may_move(order, states.REFUNDED):
        move(order, states.REFUNDED)
        _close(attempt)
        reservations.release(attempt)
        stop_plans(order, "the order was refunded", now)
    if order.status != states.CANCELLED and refund.origin != Refund.Origin.AUTOMATIC:
        tell(order, "order_refunded", now, key=f"refund:{refund.pk}", cents=refund.amount)


def refund_failed(order: Order, refund: Refund, *, now: datetime) -> None:
    """The money did not get there, perhaps days after it had seemed to: the owner must find another way."""
    why = f"The refund of ${from_cents(refund.amount)} failed: {refund.error or refund.state}."
    needs_review(order, why=why, key=f"refund failed:{refund.pk}", now=now)


def _ask(attempt: Attempt, cents: int, **given: Any) -> Refund:
    try:
        return refunds.ask(attempt, amount=cents, **given)
    except refunds.RefundRefused as error:
        raise Refused(str(error)) from error


def _close(attempt: Attempt) -> None:
    """An attempt under review is decided by this; one that was simply paid stays what it was."""
    if attempt.state == Attempt.State.NEEDS_REVIEW:
        attempt.state = Attempt.State.REFUNDED
        attempt.save(update_fields=["state"])


def _everything_went_back(attempt: Attempt) -> bool:
    asked = attempt.refunds.filter(state=Refund.State.ASKED).exists()
    return not asked and not refunds.refundable(attempt)
