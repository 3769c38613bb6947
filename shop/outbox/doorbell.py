"""Wakes a worker for one row. A lost ring costs one sweep interval, never the work."""

from time import monotonic
from typing import Final

from django.db import transaction

from shop.outbox.tasks import run

QUIET_SECONDS: Final = 30


class _Line:
    """This process's line to the broker; left alone for a while after an error, since each try makes somebody wait."""

    quiet_until = 0.0


def ring_on_commit(job_id: int) -> None:
    """Send the row's id to the broker once the transaction is committed; a broker's error is only logged."""
    transaction.on_commit(lambda: _ring(job_id), robust=True)


def _ring(job_id: int) -> None:
    if monotonic() < _Line.quiet_until:
        return
    try:
        # One try: the customer waits for this request, and the sweep comes in seconds anyway.
        run.apply_async(args=(job_id,), retry=False)
    except Exception:
        _Line.quiet_until = monotonic() + QUIET_SECONDS
        raise  # to Django, which logs it and goes on: the callback is registered as robust
