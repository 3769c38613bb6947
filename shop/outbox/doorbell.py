"""Wakes a worker, for one row or for whatever is due. A lost ring costs one sweep interval, never the work."""

from time import monotonic
from typing import Any, Final

from django.db import transaction

from shop.outbox.tasks import run, sweep

QUIET_SECONDS: Final = 30
SWEEP_WITHIN_SECONDS: Final = 15  # later the beat has long done it


class _Line:
    """This process's line to the broker; left alone for a while after an error, since each try makes somebody wait."""

    quiet_until = 0.0


def ring_on_commit(job_id: int) -> None:
    """Send the row's id to the broker once the transaction is committed; a broker's error is only logged."""
    transaction.on_commit(lambda: _send(run, args=(job_id,)), robust=True)


def wake_on_commit() -> None:
    """Have a worker look for what is due once the transaction is committed; a broker's error is only logged."""
    transaction.on_commit(lambda: _send(sweep, expires=SWEEP_WITHIN_SECONDS), robust=True)


def _send(task: Any, **options: Any) -> None:
    if monotonic() < _Line.quiet_until:
        return
    try:
        # One try: the customer waits for this request, and the sweep comes in seconds anyway.
        task.apply_async(retry=False, **options)
    except Exception:
        _Line.quiet_until = monotonic() + QUIET_SECONDS
        raise  # to Django, which logs it and goes on: the callback is registered as robust
