"""Writes down what a customer's bank claims; Stripe's own words for its status are kept."""

from datetime import datetime

from django.db import transaction

from shop import fulfilment
from shop.payments.facts import DisputeFact
from shop.payments.locking import locked, retrying
from shop.payments.models import Attempt, Dispute


def apply(fact: DisputeFact, *, now: datetime) -> Dispute | None:
    """Write down what Stripe says of a dispute; None if the payment is not ours."""
    return retrying(lambda: _apply(fact, now))


@transaction.atomic
def _apply(fact: DisputeFact, now: datetime) -> Dispute | None:
    number = Attempt.objects.filter(payment_intent_id=fact.intent_id or None).values_list("pk", flat=True).first()
    if number is None:
        return None
    attempt = locked(pk=number)
    row = Dispute.objects.filter(stripe_id=fact.id).first()
    before = row.status if row else ""
    row = row or Dispute(attempt=attempt, stripe_id=fact.id, created_at=now)
    row.status, row.amount, row.reason, row.evidence_due_by = fact.status, fact.amount, fact.reason, fact.due_by
    row.save()
    if row.status != before:
        fulfilment.disputed(attempt.order, row, is_new=not before, now=now)
    return row
