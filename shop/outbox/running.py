"""Does due work that was claimed, one row after the other, and writes down what came of each."""

import logging
import random
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from datetime import datetime, timedelta
from typing import Final

from django.db import transaction

from shop.crash_points import reach
from shop.outbox import claim
from shop.outbox.backoff import Random, next_try
from shop.outbox.handlers import GiveUp, Handler, TryAgain, Work, handler_for
from shop.outbox.models import Job

PAUSE: Final = timedelta(seconds=1)  # a handler that says "again, now" must not keep the sweep from the other rows

log = logging.getLogger(__name__)


def run_job(job_id: int, now: datetime, *, dice: Random = random.random) -> bool:
    """Do that row's work if it is due and nobody else does; False if there was nothing to do."""
    kind = Job.objects.filter(pk=job_id).values_list("kind", flat=True).first()
    if kind is None:
        return False
    job = claim.claim(job_id, now=now, lease=handler_for(kind).lease)
    return job is not None and run_claimed([job], lambda: now, dice=dice) == 1


def run_claimed(
    jobs: Sequence[Job],
    clock: Callable[[], datetime],
    *,
    stopping: Callable[[], bool] = lambda: False,
    dice: Random = random.random,
) -> int:
    """Do rows that this worker has claimed together; return how many. Those left when it stops wait again."""
    done, jobs = 0, _by_kind(jobs)
    with _Batch(jobs, clock) as batch:
        for number, job in enumerate(jobs):
            if stopping():
                claim.give_back(jobs[number:])
                break
            done += batch.run(job, dice)
    return done


def _by_kind(jobs: Sequence[Job]) -> Sequence[Job]:
    """Rows of one kind behind each other, the kinds in the order of their first rows."""
    kinds = list(dict.fromkeys(job.kind for job in jobs))
    return sorted(jobs, key=lambda job: kinds.index(job.kind))


class _Batch:
    """What rows of one kind share that were claimed together, from the first of them on until the last is done."""

    def __init__(self, jobs: Sequence[Job], clock: Callable[[], datetime]) -> None:
        self._jobs = jobs
        self._clock = clock
        self._shared = ExitStack()
        self._work: tuple[str, Work] | None = None
        self._done: list[Job] = []

    def __enter__(self) -> "_Batch":
        return self

    def __exit__(self, *error: object) -> None:
        self._end()

    def _end(self) -> None:
        # First what they share, which may have something left to write down about them.
        self._work = None
        self._shared.close()
        done, self._done = self._done, []
        claim.finish_all(done, now=self._clock())

    def run(self, job: Job, dice: Random) -> bool:
        handler, now = handler_for(job.kind), self._clock()
        if not claim.is_mine(job, now=now, lease=handler.lease):
            return False
        if job.not_after is not None and now > job.not_after:
            _end(job, handler, Job.State.SKIPPED, "too late to be of use", now)
        elif job.attempts > handler.tries:
            _end(job, handler, Job.State.FAILED, job.error or "its worker died each time", now)
        elif _work(job, handler, self._work_of(job.kind, handler), now, dice):
            self._finish(job, handler, now)
        return True

    def _work_of(self, kind: str, handler: Handler) -> Work:
        if self._work is None or self._work[0] != kind:
            self._end()
            alike = [job for job in self._jobs if job.kind == kind]
            self._work = kind, self._shared.enter_context(handler.together(alike))
        return self._work[1]

    def _finish(self, job: Job, handler: Handler, now: datetime) -> None:
        if handler.repeatable:
            self._done.append(job)
        else:
            claim.finish(job, Job.State.DONE, now=now)


def _work(job: Job, handler: Handler, work: Work, now: datetime, dice: Random) -> bool:
    """Whether the row is done; if not, what comes next is written down."""
    reach("outbox: after the claim")
    try:
        work(job, now)
        reach("outbox: after the work")
    except GiveUp as reason:
        _end(job, handler, Job.State.FAILED, str(reason), now)
    except TryAgain as reason:
        if reason.at is not None:
            claim.put_back(job, due_at=max(reason.at, now + PAUSE), error=str(reason), attempts=job.attempts - 1)
        else:
            _back_off(job, handler, str(reason), now, dice)
    except Exception as error:
        log.exception("%s failed on attempt %s", job.key, job.attempts)
        _back_off(job, handler, f"{type(error).__name__}: {error}", now, dice)
    else:
        return True
    return False


def _back_off(job: Job, handler: Handler, error: str, now: datetime, dice: Random) -> None:
    first = job.first_tried_at or now
    again = next_try(job.attempts, now, first_tried_at=first, random=dice, steps=handler.backoff)
    if again is None or job.attempts >= handler.tries:
        _end(job, handler, Job.State.FAILED, error, now)
    else:
        claim.put_back(job, due_at=again, error=error, attempts=job.attempts)


def _end(job: Job, handler: Handler, state: Job.State, error: str, now: datetime) -> None:
    with transaction.atomic():
        mine = claim.finish(job, state, now=now, error=error)
        if mine and handler.ended:
            handler.ended(job, now)
    if state == Job.State.FAILED:
        log.error("%s has failed for good after %s attempts: %s", job.key, job.attempts, error)
