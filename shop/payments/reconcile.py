"""Every few minutes: nothing may wait only because a message, a job or an event was lost."""

from datetime import datetime, timedelta
from typing import Final

from shop.outbox.queue import enqueue, reopen
from shop.payments import events, gateway
from shop.payments.checking import job_key
from shop.payments.facts import GatewayDown
from shop.payments.models import Attempt, Event, Refund
from shop.payments.refunds import job_key as refund_key

UNDELIVERED: Final = timedelta(days=3)  # as long as Stripe itself tries
PATIENCE: Final = timedelta(minutes=5)


def reconcile(*, now: datetime) -> None:
    """Wake what has stopped, fetch events that never came, and plan the day's comparison of the books."""
    _wake_attempts(now)
    _wake_refunds(now)
    _wake_events(now)
    enqueue("payments.compare", key=f"compare:{now:%Y-%m-%d}", due_at=now, now=now)
    try:
        _replay_undelivered(now)
    except GatewayDown:
        return  # in five minutes again


def _wake_attempts(now: datetime) -> None:
    for attempt in Attempt.objects.filter(state__in=Attempt.UNFINISHED, expires_at__lt=now - PATIENCE):
        _wake("payments.check", job_key(attempt), {"attempt": attempt.pk}, now)


def _wake_refunds(now: datetime) -> None:
    for refund in Refund.objects.filter(state=Refund.State.ASKED, created_at__lt=now - PATIENCE):
        _wake("payments.refund", refund_key(refund), {"refund": refund.pk}, now)


def _wake_events(now: datetime) -> None:
    for event in Event.objects.filter(handled_at__isnull=True, received_at__lt=now - PATIENCE):
        _wake("payments.event", f"event:{event.event_id}", {"event": event.pk}, now)


def _wake(kind: str, key: str, payload: dict[str, int], now: datetime) -> None:
    if not reopen(key, due_at=now, now=now):
        enqueue(kind, key=key, payload=payload, due_at=now, now=now)


def _replay_undelivered(now: datetime) -> None:
    for fact in gateway.undelivered_events(sorted(events.HANDLERS), since=now - UNDELIVERED):
        events.receive(fact, now=now)
