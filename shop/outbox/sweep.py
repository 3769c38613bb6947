"""Finds what is due and does it; any number of workers may sweep side by side."""

from collections.abc import Callable
from datetime import datetime
from typing import Final

from shop.outbox.claim import claim_waiting
from shop.outbox.handlers import handler_for
from shop.outbox.heartbeat import Pulse
from shop.outbox.models import Job
from shop.outbox.running import run_claimed, run_job

BATCH: Final = 50

Clock = Callable[[], datetime]

__all__ = ["run_due", "run_job", "sweep"]


def run_due(now: datetime, *, limit: int = 100) -> int:
    """Do up to that many due rows as of `now`; return how many were done here."""
    return sweep(lambda: now, limit=limit)


def sweep(
    clock: Clock,
    *,
    limit: int,
    stopping: Callable[[], bool] = lambda: False,
    crowded: Callable[[], None] = lambda: None,
) -> int:
    """Do due rows until none is left, the limit is reached or the worker stops; return how many were done here.

    The clock is asked before each row: a lease must run from when the work begins. `crowded` is called once, if more
    was due than one worker takes on at a time.
    """
    done, pulse = 0, Pulse()

    def ticking() -> datetime:
        now = clock()
        pulse.beat(now)
        return now

    while done < limit and not stopping():
        room = min(limit - done, BATCH)
        tried = _abandoned(ticking, room, stopping) or _waiting(ticking, room, stopping)
        if not tried:
            break
        if done == 0 and tried == BATCH:
            crowded()
        done += tried
    return done


def _abandoned(clock: Clock, limit: int, stopping: Callable[[], bool]) -> int:
    ids = Job.objects.get_queryset().abandoned(clock()).values_list("pk", flat=True)[:limit]  # type: ignore[attr-defined]
    return sum(run_job(job_id, clock()) for job_id in ids if not stopping())


def _waiting(clock: Clock, limit: int, stopping: Callable[[], bool]) -> int:
    jobs = claim_waiting(now=clock(), limit=limit, lease_of=lambda kind: handler_for(kind).lease)
    return run_claimed(jobs, clock, stopping=stopping)
