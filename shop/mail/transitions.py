"""The only moves of a mail from state to state; each is a guarded update that only one worker can win."""

import logging
from datetime import datetime
from typing import Any

from django.db.models import F

from shop.mail.models import Mail

State = Mail.State
READY = (State.PLANNED, State.IN_DOUBT)

log = logging.getLogger(__name__)


def hand_over(mail: Mail, *, subject: str, now: datetime) -> bool:
    """The point of no return; False if another worker passed it or the mail was withdrawn."""
    return _move(mail, READY, State.HANDING_OVER, subject=subject, handed_over_at=now, attempts=F("attempts") + 1)


def sent(mail: Mail, *, now: datetime) -> bool:
    return _move(mail, (State.HANDING_OVER, State.IN_DOUBT), State.SENT, sent_at=now, error="")


def in_doubt(mail: Mail, error: str) -> bool:
    return _move(mail, (State.HANDING_OVER,), State.IN_DOUBT, error=error, doubts=F("doubts") + 1)


def put_back(mail: Mail, error: str) -> bool:
    return _move(mail, (State.HANDING_OVER,), State.PLANNED, error=error)


def wait(mail: Mail, error: str) -> bool:
    return _move(mail, (State.PLANNED,), State.PLANNED, error=error)


def fail(mail: Mail, error: str) -> bool:
    return _move(mail, (State.PLANNED, State.HANDING_OVER), State.FAILED, error=error)


def skip(mail: Mail, reason: str) -> bool:
    return _move(mail, (State.PLANNED,), State.SKIPPED, error=reason)


def suppress(mail: Mail, reason: str) -> bool:
    return _move(mail, (State.PLANNED,), State.SUPPRESSED, error=reason)


def _move(mail: Mail, before: tuple[Mail.State, ...], after: Mail.State, **changes: Any) -> bool:
    moved = Mail.objects.filter(pk=mail.pk, state__in=before).update(state=after, **changes)
    mail.refresh_from_db()
    if moved:
        log.info("mail %s (%s) is %s", mail.pk, mail.kind, after)
    return bool(moved)
