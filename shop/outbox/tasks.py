"""What Celery may be asked for: do what is due, or do this row now."""

from time import monotonic
from typing import Final

from celery import shared_task
from celery.worker import state as worker
from django.utils import timezone

# Then others have their turn: the books are compared, and a bell that rang is answered.
SECONDS: Final = 20
LIMIT: Final = 10_000


def stopping() -> bool:
    """True once this worker was told to stop: it finishes the row it is at and leaves the others to its successor."""
    # An exit code of 0 also means stop; only None and False mean "go on".
    return any(told is not None and told is not False for told in (worker.should_stop, worker.should_terminate))


@shared_task
def sweep() -> None:
    """Do what is due."""
    from shop.outbox import sweep as sweeping
    from shop.outbox.doorbell import wake_on_commit

    end = monotonic() + SECONDS
    # Worth another worker: the bell that woke this one was heard by nobody else.
    sweeping.sweep(timezone.now, limit=LIMIT, stopping=lambda: stopping() or monotonic() > end, crowded=wake_on_commit)


@shared_task
def run(job_id: int) -> None:
    """Do this row now, if it is due and nobody else does."""
    from shop.outbox.running import run_job

    run_job(job_id, timezone.now())
