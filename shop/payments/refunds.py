"""Asks for money to be given back. Only a row and due work are written here; the worker asks Stripe."""

import uuid
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import Sum

from shop.outbox.queue import enqueue
from shop.payments.cents import from_cents
from shop.payments.locking import locked
from shop.payments.models import Attempt, Dispute, Refund


class RefundRefused(ValueError):  # noqa: N818 - the contract's name
    """That can't be refunded; the message says why, in words for staff."""


def refundable(attempt: Attempt) -> int:
    """Whole cents that could still be given back."""
    counted = attempt.refunds.filter(state__in=Refund.COUNTED).aggregate(sum=Sum("amount"))["sum"] or 0
    return max(0, attempt.amount_received - counted)


def ask(
    attempt: Attempt,
    *,
    amount: int,
    reason: str,
    user: Any,
    now: datetime,
    form_key: uuid.UUID | None = None,
) -> Refund:
    """Plan a refund of so many cents, or raise RefundRefused.

    `form_key` is a number that the form carried: sending the form twice is the same refund.
    """
    with transaction.atomic():
        row = locked(pk=attempt.pk)
        if form_key and (known := row.refunds.filter(idempotency_key=form_key).first()):
            return known
        _check(row, amount)
        return plan(row, amount=amount, origin=Refund.Origin.STAFF, reason=reason, user=user, key=form_key, now=now)


def plan(
    attempt: Attempt,
    *,
    amount: int,
    origin: str,
    reason: str,
    now: datetime,
    key: uuid.UUID | None = None,
    user: Any = None,
) -> Refund:
    """Write the refund and the work of asking Stripe, in the caller's transaction with the attempt locked."""
    refund, is_new = Refund.objects.get_or_create(
        idempotency_key=key or uuid.uuid4(),
        defaults={
            "attempt": attempt,
            "amount": amount,
            "origin": origin,
            "reason": reason[:300],
            "asked_by": user,
            "created_at": now,
        },
    )
    if is_new:
        enqueue("payments.refund", key=job_key(refund), payload={"refund": refund.pk}, due_at=now, now=now)
    return refund


def job_key(refund: Refund) -> str:
    """The key of the outbox row that asks Stripe for this refund."""
    return f"refund:{refund.pk}"


def _check(attempt: Attempt, amount: int) -> None:
    left = refundable(attempt)
    if not attempt.payment_intent_id or not attempt.amount_received:
        raise RefundRefused("This order has not been paid, so there is nothing to give back.")
    if any(dispute.is_open for dispute in Dispute.objects.filter(attempt=attempt)):
        raise RefundRefused("The customer's bank is disputing this payment; it can't be refunded meanwhile.")
    if amount <= 0:
        raise RefundRefused("The amount must be more than nothing.")
    if amount > left:
        raise RefundRefused(f"Only ${from_cents(left)} of this payment can still be given back.")
