"""Leaves a dead mail server alone for a while, so that it doesn't use up every mail's tries."""

import logging
from datetime import datetime, timedelta
from typing import Final

from django.db.models import F

from shop.mail.models import Circuit

NAME: Final = "smtp"
FAILURES: Final = 3
FIRST_PAUSE: Final = timedelta(minutes=1)
LONGEST_PAUSE: Final = timedelta(minutes=15)

log = logging.getLogger(__name__)


def pause(failures: int) -> timedelta | None:
    """How long to leave the server alone after that many failures in a row; None if it is worth another try."""
    if failures < FAILURES:
        return None
    doublings = min(failures - FAILURES, 10)
    return min(FIRST_PAUSE * (1 << doublings), LONGEST_PAUSE)


def open_until(now: datetime) -> datetime | None:
    """When the server may be tried again; None if that is now."""
    until = Circuit.objects.filter(name=NAME).values_list("open_until", flat=True).first()
    # A pause longer than the longest was set by a clock that has stepped back since.
    return until if until is not None and now < until <= now + LONGEST_PAUSE else None


def failed(now: datetime, error: str) -> None:
    """Count a failure to reach the server."""
    Circuit.objects.bulk_create([Circuit(name=NAME)], ignore_conflicts=True)
    Circuit.objects.filter(name=NAME).update(failures=F("failures") + 1)
    circuit = Circuit.objects.get(name=NAME)
    wait = pause(circuit.failures)
    if wait is not None:
        Circuit.objects.filter(name=NAME).update(open_until=now + wait)
        log.error("The mail server failed %s times in a row (%s); trying again in %s", circuit.failures, error, wait)


def worked() -> None:
    """The server answered: forget the failures before."""
    Circuit.objects.filter(name=NAME, failures__gt=0).update(failures=0, open_until=None)
