"""The only moves of a mail from state to state; each is a guarded update that only one worker can win."""

import logging
from datetime import datetime
from typing import Any

from shop.mail.models import Mail
from shop.mail.passing import Taken, Unless, moved

State = Mail.State
READY = (State.PLANNED, State.IN_DOUBT)
NOBODY = Unless(hashes=(), stoppable=False)

log = logging.getLogger(__name__)


def hand_over(mail: Mail, *, subject: str, now: datetime, unless: Unless = NOBODY, taken: Taken | None = None) -> bool:
    """The point of no return; False if another worker passed it, the mail was withdrawn or its address changed.

    `unless` is asked in the same step: a stop that came a moment ago still stops. So is written down that the server
    took the mail before, whatever comes of this one.
    """
    done = moved(mail, subject=subject, now=now, unless=unless, taken=taken)
    if taken and taken.mail.pk in done:
        _became(taken.mail, State.SENT, sent_at=taken.at, error="")
    if mail.pk not in done:
        mail.refresh_from_db()
        return False
    _became(mail, State.HANDING_OVER, subject=subject, handed_over_at=now, attempts=mail.attempts + 1)
    return True


def sent(mail: Mail, *, now: datetime) -> bool:
    return _move(mail, (State.HANDING_OVER, State.IN_DOUBT), State.SENT, sent_at=now, error="")


def in_doubt(mail: Mail, error: str) -> bool:
    return _move(mail, (State.HANDING_OVER,), State.IN_DOUBT, error=error, doubts=mail.doubts + 1)


def put_back(mail: Mail, error: str) -> bool:
    """Let a mail that this worker is at wait for its next try."""
    return _move(mail, (State.HANDING_OVER,), State.PLANNED, error=error)


def wait(mail: Mail, error: str) -> bool:
    return _move(mail, (State.PLANNED,), State.PLANNED, error=error)


def fail(mail: Mail, error: str) -> bool:
    return _move(mail, (State.PLANNED, State.HANDING_OVER), State.FAILED, error=error)


def skip(mail: Mail, reason: str) -> bool:
    return _move(mail, (State.PLANNED,), State.SKIPPED, error=reason)


def drop(mail: Mail, reason: str) -> bool:
    """Its reader was erased: nobody is left to send it to, not even once more."""
    return _move(mail, READY, State.SKIPPED, error=reason)


def suppress(mail: Mail, reason: str) -> bool:
    return _move(mail, (State.PLANNED,), State.SUPPRESSED, error=reason)


def _move(mail: Mail, before: tuple[Mail.State, ...], after: Mail.State, **changes: Any) -> bool:
    rows = Mail.objects.filter(pk=mail.pk, state__in=before).order_by()
    if not rows.update(state=after, **changes):
        mail.refresh_from_db()
        return False
    _became(mail, after, **changes)
    return True


def _became(mail: Mail, state: Mail.State, **changes: Any) -> None:
    """Let the row in hand say what the one in the database says."""
    for name, value in {"state": state, **changes}.items():
        setattr(mail, name, value)
    log.info("mail %s (%s) is %s", mail.pk, mail.kind, state)
