"""Takes a row on, and writes down what came of it; each step is one guarded update, so only one worker succeeds."""

import uuid
from datetime import datetime, timedelta
from typing import Any

from django.db.models import F
from django.db.models.functions import Coalesce

from shop.outbox.models import Job


def claim(job_id: int, *, now: datetime, lease: timedelta) -> Job | None:
    """Take on a due row for the length of the lease; None if it isn't due or somebody else has it."""
    owner = uuid.uuid4().hex
    taken = Job.objects.filter(pk=job_id).due(now).order_by()
    changed = taken.update(
        state=Job.State.RUNNING,
        lease_owner=owner,
        lease_until=now + lease,
        attempts=F("attempts") + 1,
        first_tried_at=Coalesce("first_tried_at", now),
    )
    return Job.objects.get(pk=job_id) if changed else None


def finish(job: Job, state: Job.State, *, now: datetime, error: str = "") -> bool:
    """End the row; False if the lease ended meanwhile and another worker has it."""
    return _write(job, state=state, finished_at=now, error=error)


def put_back(job: Job, *, due_at: datetime, error: str, attempts: int) -> bool:
    """Let the row wait for another try; False if the lease ended meanwhile and another worker has it."""
    return _write(job, state=Job.State.WAITING, due_at=due_at, error=error, attempts=attempts)


def _write(job: Job, **changes: Any) -> bool:
    mine = Job.objects.filter(pk=job.pk, state=Job.State.RUNNING, lease_owner=job.lease_owner)
    written = mine.update(lease_until=None, lease_owner="", **changes)
    for name, value in changes.items():
        setattr(job, name, value)
    return bool(written)
