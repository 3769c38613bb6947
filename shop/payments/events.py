"""What each kind of Stripe event sets off. The event says only where to look; Stripe is asked for what is true."""

import logging
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Final

from django.conf import settings
from django.db import transaction
from django.db.models import F

from shop.outbox.queue import enqueue
from shop.payments import declines, disputes, gateway, refund_results
from shop.payments.alerts import alert
from shop.payments.facts import EventFact, GatewayRefused
from shop.payments.models import Attempt, Event
from shop.payments.settle import ForeignSession, settle

log = logging.getLogger(__name__)

# The view handles a settling event itself, while the customer waits; the worker only if that failed.
HEAD_START: Final = timedelta(seconds=30)


def receive(fact: EventFact, *, now: datetime) -> Event | None:
    """Put a signed event into the inbox, once, with the work of handling it; None if it does not concern us."""
    if fact.type not in HANDLERS:
        return None
    if fact.livemode != settings.STRIPE_LIVEMODE:
        # A test event at the live shop, or the reverse: no retry could make it ours.
        log.warning("dropped event %s of the other mode", fact.id)
        return None
    with transaction.atomic():
        Event.objects.bulk_create([_row(fact, now)], ignore_conflicts=True)
        event = Event.objects.get(event_id=fact.id)
        if event.handled_at is None:
            due_at = now + HEAD_START if is_quick(event) else now
            payload = {"event": event.pk}
            enqueue("payments.event", key=f"event:{fact.id}", payload=payload, due_at=due_at, now=now)
    return event


def is_quick(event: Event) -> bool:
    """Whether a customer is waiting for it at Stripe's page, up to ten seconds."""
    return event.type.startswith("checkout.session.")


def handle(event_id: int, *, now: datetime) -> None:
    """Handle an event of the inbox; a second time does nothing. Raises GatewayDown."""
    event = Event.objects.get(pk=event_id)
    if event.handled_at is not None:
        return
    try:
        HANDLERS[event.type](event, now)
    except (ForeignSession, GatewayRefused) as error:
        event.error = str(error)
        log.warning("event %s fits nothing here: %s", event.event_id, error)
    Event.objects.filter(pk=event.pk, handled_at__isnull=True).update(handled_at=now, error=event.error)


def _row(fact: EventFact, now: datetime) -> Event:
    return Event(
        event_id=fact.id,
        type=fact.type,
        object_id=fact.object_id,
        payload=_hints(fact),
        livemode=fact.livemode,
        received_at=now,
    )


def _hints(fact: EventFact) -> dict[str, str]:
    """Only the ids by which we find things again: names, addresses and card details stay at Stripe."""
    named = {key: fact.object.get(key) for key in ("payment_intent", "charge", "client_reference_id")}
    metadata = fact.object.get("metadata") or {}
    return {key: value for key, value in {**named, "order": metadata.get("order")}.items() if isinstance(value, str)}


def _session(event: Event, now: datetime) -> None:
    settle(event.object_id, now)


def _declined(event: Event, now: datetime) -> None:
    with transaction.atomic():
        claimed = Event.objects.filter(pk=event.pk, handled_at__isnull=True).update(handled_at=now)
        if claimed:
            ours = Attempt.objects.filter(order__token=event.payload.get("order", ""))
            ours.update(declines=F("declines") + 1)
            declines.watch(now=now)


def _refund(event: Event, now: datetime) -> None:
    refund_results.apply(gateway.refund(event.object_id), now=now)


def _charge_refunded(event: Event, now: datetime) -> None:
    if event.payload.get("payment_intent"):
        refund_results.refresh(event.payload["payment_intent"], now=now)


def _dispute(event: Event, now: datetime) -> None:
    disputes.apply(gateway.dispute(event.object_id), now=now)


def _fraud_warning(event: Event, now: datetime) -> None:
    attempt = Attempt.objects.filter(payment_intent_id=event.payload.get("payment_intent", "")).first()
    if attempt:
        title = f"Stripe warns of fraud with order {attempt.order.number}"
        text = "A card's owner reported the payment. Refunding now usually avoids a dispute and its fee."
        alert(title, text, key=f"fraud warning:{event.object_id}", order=attempt.order, now=now)


HANDLERS: Final[dict[str, Callable[[Event, datetime], None]]] = {
    "checkout.session.completed": _session,
    "checkout.session.async_payment_succeeded": _session,
    "checkout.session.async_payment_failed": _session,
    "checkout.session.expired": _session,
    "payment_intent.payment_failed": _declined,
    "refund.created": _refund,
    "refund.updated": _refund,
    "refund.failed": _refund,
    "charge.refunded": _charge_refunded,
    "charge.dispute.created": _dispute,
    "charge.dispute.updated": _dispute,
    "charge.dispute.closed": _dispute,
    "charge.dispute.funds_withdrawn": _dispute,
    "charge.dispute.funds_reinstated": _dispute,
    "radar.early_fraud_warning.created": _fraud_warning,
}
