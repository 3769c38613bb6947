"""Wakes a worker for one row. A lost ring costs one sweep interval, never the work."""

from django.db import transaction

from shop.outbox.tasks import run


def ring_on_commit(job_id: int) -> None:
    """Send the row's id to the broker once the transaction is committed; a broker's error is only logged."""

    def ring() -> None:
        # One try: the customer waits for this request, and the sweep comes in seconds anyway.
        run.apply_async(args=(job_id,), retry=False)

    transaction.on_commit(ring, robust=True)
