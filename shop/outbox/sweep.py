"""Finds what is due and does it, one row after the other, under a lease."""

import uuid
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Final

from shop.outbox import lease
from shop.outbox.models import Job
from shop.outbox.running import run_job

NAME: Final = "sweep"
LASTS: Final = timedelta(seconds=15)  # longer than the pause between two ticks; a sweeper renews it before each row
BATCH: Final = 20

Clock = Callable[[], datetime]

__all__ = ["run_due", "run_job", "sweep"]


def run_due(now: datetime, *, limit: int = 100) -> int:
    """Do up to that many due rows as of `now`; return how many were done here."""
    return sweep(lambda: now, limit=limit)


def sweep(clock: Clock, *, limit: int, stopping: Callable[[], bool] = lambda: False) -> int:
    """Do due rows until none is left, the limit is reached or the worker stops; return how many were done here.

    The clock is asked before each row: a lease must run from when the work begins.
    """
    owner = uuid.uuid4().hex
    done = 0
    try:
        while done < limit and not stopping() and lease.take(NAME, owner=owner, now=clock(), lasts=LASTS):
            batch = _due(clock(), limit - done)
            if not batch:
                break
            for job_id in batch:
                if stopping() or not lease.take(NAME, owner=owner, now=clock(), lasts=LASTS):
                    return done
                done += run_job(job_id, clock())
    finally:
        lease.give_back(NAME, owner=owner, now=clock())
    return done


def _due(now: datetime, limit: int) -> list[int]:
    due = Job.objects.get_queryset().due(now)  # type: ignore[attr-defined]
    return list(due.values_list("pk", flat=True)[: min(limit, BATCH)])
