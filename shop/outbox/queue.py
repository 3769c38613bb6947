"""Puts due work into the outbox, in the transaction of its cause, and takes it out again."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from django.db.models import Q

from shop.outbox.doorbell import ring_on_commit, wake_on_commit
from shop.outbox.models import Job


def enqueue(
    kind: str,
    *,
    key: str,
    payload: dict[str, Any] | None = None,
    due_at: datetime,
    now: datetime,
    not_after: datetime | None = None,
) -> int:
    """Return the id of the row with that key, writing it if it isn't there: the same key twice is the same work."""
    row = Job(kind=kind, key=key, payload=payload or {}, due_at=due_at, not_after=not_after)
    _write([row])
    _ring_if_due(row, now)
    return row.pk


def enqueue_many(rows: Sequence[Job], *, now: datetime) -> None:
    """Write those of the rows whose keys aren't there yet; rings once, not for each."""
    _write(rows)
    if any(row.due_at <= now for row in rows):
        wake_on_commit()


def reopen(key: str, *, due_at: datetime, now: datetime) -> bool:
    """Let ended work be done again, with all its tries; False if it is waiting or running already."""
    opened = Job.objects.exclude(state__in=(Job.State.WAITING, Job.State.RUNNING)).filter(key=key)
    reopened = opened.update(
        state=Job.State.WAITING, due_at=due_at, attempts=0, first_tried_at=None, finished_at=None, error=""
    )
    if reopened:
        _ring_if_due(Job.objects.get(key=key), now)
    return bool(reopened)


def cancel(*, keys: Iterable[str] | None = None, prefix: str | None = None, now: datetime) -> int:
    """Cancel the waiting rows with these keys or this key prefix; return how many."""
    if (keys is None) == (prefix is None):
        raise ValueError("name either keys or a prefix")
    chosen = Q(key__startswith=prefix) if keys is None else Q(key__in=list(keys))
    waiting = Job.objects.filter(chosen, state=Job.State.WAITING)
    return waiting.update(state=Job.State.CANCELLED, finished_at=now)


def _ring_if_due(job: Job, now: datetime) -> None:
    if job.state == Job.State.WAITING and job.due_at <= now:
        ring_on_commit(job.pk)


def _write(rows: Sequence[Job]) -> None:
    # Setting the key to itself changes nothing, and makes the database name the row's id, new or not, in one query.
    Job.objects.bulk_create(rows, update_conflicts=True, unique_fields=["key"], update_fields=["key"])
