"""Once a day, both ways over two days: Stripe's payments against our orders, and our books against themselves."""

from datetime import datetime, timedelta
from typing import Final

from shop.payments import gateway
from shop.payments.alerts import alert
from shop.payments.books import differences
from shop.payments.facts import GatewayRefused, Intent
from shop.payments.models import Attempt
from shop.payments.settle import ForeignSession, apply

SPAN: Final = timedelta(hours=48)


def compare(*, now: datetime) -> list[str]:
    """Mend what a lost event left behind, then tell staff what still differs; returns that, a sentence each."""
    found = [*_theirs_against_ours(now), *differences(now=now)]
    if found:
        alert("The books differ", "\n".join(found), key=f"books:{now:%Y-%m-%d}", now=now)
    return found


def _theirs_against_ours(now: datetime) -> list[str]:
    intents = [intent for intent in gateway.intents(since=now - SPAN) if intent.status == "succeeded"]
    found = [told for intent in intents if (told := _without_order(intent, now))]
    known = {intent.id for intent in intents}
    recent = Attempt.objects.filter(payment_intent_id__isnull=False, settled_at__gt=now - SPAN)
    missing = recent.exclude(payment_intent_id__in=known).select_related("order")
    return found + [told for attempt in missing if (told := _without_payment(attempt))]


def _without_order(intent: Intent, now: datetime) -> str:
    """Payments without our token were made by the owner elsewhere, and are none of the shop's business."""
    if not intent.reference:
        return ""
    attempt = _taken_by(intent)
    if attempt is None:
        _settle_again(intent, now)
        attempt = _taken_by(intent)
    if attempt is None:
        return f"Payment {intent.id} of {intent.amount_received} cents belongs to no paid order."
    if attempt.amount_received != intent.amount_received:
        return f"Payment {intent.id} is {intent.amount_received} cents at Stripe, {attempt.amount_received} here."
    return ""


def _settle_again(intent: Intent, now: datetime) -> None:
    session = gateway.session_of(intent.id)
    if session:
        try:
            apply(session, now=now)
        except ForeignSession:
            return


def _taken_by(intent: Intent) -> Attempt | None:
    return Attempt.objects.filter(payment_intent_id=intent.id).first()


def _without_payment(attempt: Attempt) -> str:
    """It may only be older than the span: ask for that one."""
    try:
        intent = gateway.intent(str(attempt.payment_intent_id))
    except GatewayRefused:
        return f"Order {attempt.order.number} is paid by {attempt.payment_intent_id}, which Stripe does not know."
    if intent.status != "succeeded" or intent.amount_received != attempt.amount_received:
        return f"Order {attempt.order.number} is paid by {intent.id}, which is {intent.status} at Stripe."
    return ""
