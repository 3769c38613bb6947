"""Takes rows on, and writes down what came of them; each step is one guarded update, so only one worker succeeds."""

import uuid
from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from typing import Any, Final

from django.db import transaction
from django.db.models import F
from django.db.models.functions import Coalesce

from shop.outbox.models import Job

# How long a row may wait for its turn among those claimed with it before its lease must be renewed.
TURN: Final = timedelta(seconds=15)


def claim(job_id: int, *, now: datetime, lease: timedelta) -> Job | None:
    """Take on a due row for the length of the lease; None if it isn't due or somebody else has it."""
    owner = uuid.uuid4().hex
    taken = Job.objects.filter(pk=job_id).due(now).order_by()
    return Job.objects.get(pk=job_id) if taken.update(**_taken(owner, now, lease)) else None


def claim_waiting(*, now: datetime, limit: int, lease_of: Callable[[str], timedelta]) -> list[Job]:
    """Take on the earliest waiting rows at once, passing over those that another worker is taking on.

    Rows whose worker died are claimed one by one: who shares a batch with what kills its worker must not be blamed.
    """
    owner = uuid.uuid4().hex
    with transaction.atomic():
        # SQLite knows no row locks: there the whole transaction is one.
        rows = list(Job.objects.waiting(now).select_for_update(skip_locked=True)[:limit])
        for kind in {row.kind for row in rows}:
            mine = Job.objects.filter(pk__in=[row.pk for row in rows if row.kind == kind])
            mine.update(**_taken(owner, now, TURN + lease_of(kind)))
    for row in rows:
        row.state, row.lease_owner, row.lease_until = Job.State.RUNNING, owner, now + TURN + lease_of(row.kind)
        row.attempts, row.first_tried_at = row.attempts + 1, row.first_tried_at or now
    return rows


def is_mine(job: Job, *, now: datetime, lease: timedelta) -> bool:
    """Whether the lease still lasts, renewed if too much of it has gone; False if another worker has the row."""
    if job.lease_until is not None and now + lease <= job.lease_until <= now + lease + 2 * TURN:
        return True
    return bool(_mine([job]).update(lease_until=now + lease))


def give_back(jobs: Sequence[Job]) -> None:
    """Let rows wait again whose turn never came."""
    if jobs:
        _mine(jobs).update(state=Job.State.WAITING, lease_until=None, lease_owner="", attempts=F("attempts") - 1)


def finish(job: Job, state: Job.State, *, now: datetime, error: str = "") -> bool:
    """End the row; False if the lease ended meanwhile and another worker has it."""
    return _write(job, state=state, finished_at=now, error=error)


def finish_all(jobs: Sequence[Job], *, now: datetime) -> None:
    """End rows that are done, but for those whose lease ended meanwhile."""
    if jobs:
        done = Job.State.DONE
        _mine(jobs).update(state=done, finished_at=now, error="", lease_until=None, lease_owner="")


def put_back(job: Job, *, due_at: datetime, error: str, attempts: int) -> bool:
    """Let the row wait for another try; False if the lease ended meanwhile and another worker has it."""
    return _write(job, state=Job.State.WAITING, due_at=due_at, error=error, attempts=attempts)


def _taken(owner: str, now: datetime, lease: timedelta) -> dict[str, Any]:
    first = Coalesce("first_tried_at", now)
    taken = {"state": Job.State.RUNNING, "lease_owner": owner, "lease_until": now + lease}
    return {**taken, "attempts": F("attempts") + 1, "first_tried_at": first}


def _mine(jobs: Sequence[Job]) -> Any:
    """These rows as long as they are ours; rows claimed together have one owner."""
    owners = {job.lease_owner for job in jobs}
    keys = [job.pk for job in jobs]
    return Job.objects.filter(pk__in=keys, state=Job.State.RUNNING, lease_owner__in=owners)


def _write(job: Job, **changes: Any) -> bool:
    written = _mine([job]).update(lease_until=None, lease_owner="", **changes)
    for name, value in changes.items():
        setattr(job, name, value)
    return bool(written)
