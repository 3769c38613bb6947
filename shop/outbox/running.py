"""Does one piece of due work: claim it, run its handler, write down what came of it."""

import logging
import random
from datetime import datetime, timedelta
from typing import Final

from django.db import transaction

from shop.crash_points import reach
from shop.outbox import claim
from shop.outbox.backoff import Random, next_try
from shop.outbox.handlers import GiveUp, Handler, TryAgain, handler_for
from shop.outbox.models import Job

PAUSE: Final = timedelta(seconds=1)  # a handler that says "again, now" must not keep the sweep from the other rows

log = logging.getLogger(__name__)


def run_job(job_id: int, now: datetime, *, dice: Random = random.random) -> bool:
    """Do that row's work if it is due and nobody else does; False if there was nothing to do."""
    kind = Job.objects.filter(pk=job_id).values_list("kind", flat=True).first()
    if kind is None:
        return False
    handler = handler_for(kind)
    job = claim.claim(job_id, now=now, lease=handler.lease)
    if job is None:
        return False
    if job.not_after is not None and now > job.not_after:
        _end(job, handler, Job.State.SKIPPED, "too late to be of use", now)
    elif job.attempts > handler.tries:
        _end(job, handler, Job.State.FAILED, job.error or "its worker died each time", now)
    else:
        _work(job, handler, now, dice)
    return True


def _work(job: Job, handler: Handler, now: datetime, dice: Random) -> None:
    reach("outbox: after the claim")
    try:
        handler.work(job, now)
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
        claim.finish(job, Job.State.DONE, now=now)


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
