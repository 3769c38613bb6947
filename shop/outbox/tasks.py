"""What Celery may be asked for: do what is due, or do this row now."""

from celery import shared_task
from celery.worker import state as worker
from django.utils import timezone


@shared_task
def sweep() -> None:
    """Do what is due."""
    from shop.outbox import sweep as sweeping

    # A worker that was told to stop finishes the row it is at and leaves the others to its successor.
    sweeping.sweep(timezone.now, limit=500, stopping=lambda: bool(worker.should_stop or worker.should_terminate))


@shared_task
def run(job_id: int) -> None:
    """Do this row now, if it is due and nobody else does."""
    from shop.outbox.running import run_job

    run_job(job_id, timezone.now())
