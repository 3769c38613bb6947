"""Stripe says that it can no longer be paid: the jars go back on sale, the vouchers to their owners."""

from datetime import datetime

from django.db import transaction

from shop import fulfilment
from shop.outbox import queue
from shop.payments import reservations
from shop.payments.checking import job_key
from shop.payments.locking import locked
from shop.payments.models import Attempt


def release(attempt: Attempt, *, now: datetime) -> None:
    """Release a locked attempt in the caller's transaction, which saves it; a second time does nothing."""
    if not attempt.is_unfinished:
        return
    attempt.state = Attempt.State.RELEASED
    reservations.release(attempt)
    fulfilment.order_released(attempt.order, now=now)
    queue.cancel(keys=[job_key(attempt)], now=now)


def release_never_opened(attempt: Attempt, *, now: datetime) -> Attempt:
    """Release an attempt for which Stripe has said that no session exists; not if one has turned up since."""
    with transaction.atomic():
        row = locked(pk=attempt.pk)
        if row.state == Attempt.State.OPENING and row.idempotency_key == attempt.idempotency_key:
            release(row, now=now)
            row.save()
    return row
