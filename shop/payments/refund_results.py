"""Carries planned refunds to Stripe, and writes down what Stripe says of any refund, ours or made in its dashboard."""

from datetime import datetime

from django.db import transaction

from shop import fulfilment
from shop.crash_points import reach
from shop.payments import gateway, ledger
from shop.payments.facts import GatewayRefused, RefundFact
from shop.payments.locking import locked, retrying
from shop.payments.models import Attempt, Refund

State = Refund.State
STATES = {
    "succeeded": State.SUCCEEDED,
    "pending": State.PENDING,
    "requires_action": State.PENDING,
    "failed": State.FAILED,
    "canceled": State.CANCELED,
}


def carry_out(refund_id: int, *, now: datetime) -> None:
    """Ask Stripe for one planned refund; a second time finds it done. Raises GatewayDown."""
    refund = Refund.objects.select_related("attempt").get(pk=refund_id)
    if refund.state != State.ASKED:
        return
    reach("refund: before asking Stripe")
    try:
        fact = _known(refund) or _created(refund)
    except GatewayRefused as error:
        _refused(refund, str(error), now)
        return
    reach("refund: after Stripe's answer")
    apply(fact, now=now)
    reach("refund: after the commit")


def refresh(intent_id: str, *, now: datetime) -> None:
    """Write down every refund that Stripe knows of this payment."""
    for fact in gateway.refunds_of(intent_id):
        apply(fact, now=now)


def apply(fact: RefundFact, *, now: datetime) -> Refund | None:
    """Write down what Stripe says of a refund; None if the payment is not ours."""
    return retrying(lambda: _apply(fact, now))


def _known(refund: Refund) -> RefundFact | None:
    """Made already, its answer lost: Stripe forgets keys after a day, our number on the refund it does not."""
    facts = gateway.refunds_of(str(refund.attempt.payment_intent_id))
    return next((fact for fact in facts if fact.ours == str(refund.pk)), None)


def _created(refund: Refund) -> RefundFact:
    return gateway.create_refund(
        intent_id=str(refund.attempt.payment_intent_id),
        amount=refund.amount,
        key=refund.idempotency_key,
        ours=str(refund.pk),
    )


@transaction.atomic
def _refused(refund: Refund, message: str, now: datetime) -> None:
    attempt = locked(pk=refund.attempt_id)
    row = Refund.objects.get(pk=refund.pk)
    if row.state == State.ASKED:
        row.state, row.error = State.FAILED, message
        row.save()
        fulfilment.refund_failed(attempt.order, row, now=now)


@transaction.atomic
def _apply(fact: RefundFact, now: datetime) -> Refund | None:
    number = Attempt.objects.filter(payment_intent_id=fact.intent_id or None).values_list("pk", flat=True).first()
    if number is None:
        return None
    attempt = locked(pk=number)
    row = _row(attempt, fact, now)
    before, row.state = row.state, STATES.get(fact.status, State.PENDING)
    row.stripe_id, row.amount, row.error = fact.id, fact.amount, fact.failure
    is_new = row.pk is None
    row.save()
    if is_new or before != row.state:
        _moved(attempt, row, now)
    return row


def _row(attempt: Attempt, fact: RefundFact, now: datetime) -> Refund:
    known = attempt.refunds.filter(stripe_id=fact.id).first()
    if known is None and fact.ours.isdigit():
        known = attempt.refunds.filter(pk=int(fact.ours), stripe_id__isnull=True).first()
    return known or Refund(
        attempt=attempt,
        amount=fact.amount,
        origin=Refund.Origin.STRIPE,
        reason="made in Stripe's dashboard",
        created_at=now,
    )


def _moved(attempt: Attempt, refund: Refund, now: datetime) -> None:
    if refund.state == State.SUCCEEDED:
        ledger.refunded(attempt, refund)
    if refund.state in (State.FAILED, State.CANCELED):
        ledger.refund_failed(attempt, refund)
        fulfilment.refund_failed(attempt.order, refund, now=now)
    else:
        fulfilment.refund_made(attempt.order, refund, now=now)
