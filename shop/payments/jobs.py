"""Due work of the payments part."""

from datetime import datetime, timedelta

from shop.outbox.handlers import GiveUp, TryAgain, handles
from shop.outbox.models import Job
from shop.payments import comparing, events, refund_results, watching
from shop.payments.checking import WHEN_DOWN, next_look
from shop.payments.facts import GatewayDown
from shop.payments.settle import ForeignSession

LEASE = timedelta(minutes=2)  # a few calls to Stripe of eleven seconds at most


@handles("payments.check", lease=LEASE)
def check(job: Job, now: datetime) -> None:
    """Reschedules itself until the attempt has come to an end."""
    try:
        attempt = watching.look(job.payload["attempt"], now=now)
    except GatewayDown as error:
        raise TryAgain(str(error), at=now + WHEN_DOWN) from error
    except ForeignSession as error:
        raise GiveUp(str(error)) from error
    if attempt.is_unfinished:
        raise TryAgain("may still be paid", at=next_look(attempt, now))


@handles("payments.refund", lease=LEASE)
def refund(job: Job, now: datetime) -> None:
    try:
        refund_results.carry_out(job.payload["refund"], now=now)
    except GatewayDown as error:
        raise TryAgain(str(error), at=now + WHEN_DOWN) from error


@handles("payments.event", lease=LEASE)
def event(job: Job, now: datetime) -> None:
    try:
        events.handle(job.payload["event"], now=now)
    except GatewayDown as error:
        raise TryAgain(str(error), at=now + WHEN_DOWN) from error


@handles("payments.compare", lease=timedelta(minutes=15))
def compare(job: Job, now: datetime) -> None:
    try:
        comparing.compare(now=now)
    except GatewayDown as error:
        raise TryAgain(str(error), at=now + 10 * WHEN_DOWN) from error
