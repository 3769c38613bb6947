"""Sends one mail: what is promised at least once may be repeated, with its old Message-ID; what is promised at most
once never is. SMTP knows no third way, so what nobody can know is written down as in doubt."""

import logging
from datetime import datetime, timedelta
from typing import Final

from django.conf import settings

from shop.crash_points import reach
from shop.mail import circuit, pace, suppression, transitions
from shop.mail.door import Letter, connected, seal
from shop.mail.kinds import Kind, kind_of
from shop.mail.models import Mail, Suppression
from shop.mail.outcomes import InDoubt, NotSent, RefusedAddress, RefusedForNow, RefusedMessage, Unreachable
from shop.mail.words import write
from shop.outbox.handlers import GiveUp, TryAgain

# Longer than connecting (10 s a step) and handing over (30 s a step) can take: whoever was at it is dead by then.
NOBODY_IS_AT_IT: Final = timedelta(minutes=6)
REPEAT_AFTER: Final = timedelta(minutes=10)
MOST_DOUBTS: Final = 2

log = logging.getLogger(__name__)


def deliver(mail: Mail, now: datetime) -> None:
    """Bring this mail one step further; TryAgain says when the next is due, GiveUp that there is none."""
    kind = kind_of(mail)
    if mail.state == Mail.State.HANDING_OVER:
        _find_abandoned(mail, now)
    if mail.state == Mail.State.IN_DOUBT:
        _wait_to_repeat(mail, kind, now)
    if mail.state in transitions.READY and _may_go(mail, kind, now):
        _send(mail, kind, _letter(mail, kind), now)


def _find_abandoned(mail: Mail, now: datetime) -> None:
    begun = mail.handed_over_at or now
    if now < begun + NOBODY_IS_AT_IT:
        raise TryAgain("somebody may still be handing it over", at=begun + NOBODY_IS_AT_IT)
    transitions.in_doubt(mail, "the worker ended while handing it over")


def _wait_to_repeat(mail: Mail, kind: Kind, now: datetime) -> None:
    if kind.at_most_once or mail.doubts >= MOST_DOUBTS:
        raise GiveUp("in doubt: it may have arrived, so it is not sent again")
    repeat_at = (mail.handed_over_at or now) + REPEAT_AFTER
    if now < repeat_at:
        raise TryAgain("in doubt: it is repeated after ten minutes", at=repeat_at)


def _may_go(mail: Mail, kind: Kind, now: datetime) -> bool:
    if not settings.POSTAL_ADDRESS:
        reason = "POSTAL_ADDRESS is not set; without it no mail may be sent"
        transitions.wait(mail, reason)
        raise TryAgain(reason)
    if reason := suppression.why_not(mail.to, stoppable=kind.list_id is not None):
        transitions.suppress(mail, reason)
        return False
    if reason := kind.still_wanted(mail, now):
        transitions.skip(mail, reason)
        return False
    if later := circuit.open_until(now):
        raise TryAgain("the mail server is not answering", at=later)
    if later := pace.wait_until(now):
        raise TryAgain("enough mails for this minute", at=later)
    return True


def _letter(mail: Mail, kind: Kind) -> Letter:
    words = write(mail.kind, {"mail": mail, **kind.context(mail)})
    list_header = {"List-Id": kind.list_id} if kind.list_id else {}
    return Letter(
        sender=kind.sender or settings.DEFAULT_FROM_EMAIL,
        to=mail.to,
        subject=words.subject,
        text=words.text,
        html=words.html,
        message_id=mail.message_id,
        attachments=kind.attachments(mail),
        headers={**list_header, **kind.headers(mail)},
    )


def _send(mail: Mail, kind: Kind, letter: Letter, now: datetime) -> None:
    try:
        sealed = seal(letter)
        with connected() as connection:
            circuit.worked()
            reach("mail: before the point of no return")
            if transitions.hand_over(mail, subject=letter.subject, now=now):
                reach("mail: after the point of no return")
                connection.hand_over(sealed)
                reach("mail: after the server took it")
                transitions.sent(mail, now=now)
    except InDoubt as doubt:
        transitions.in_doubt(mail, str(doubt))
        _wait_to_repeat(mail, kind, now)
    except NotSent as outcome:
        _not_sent(mail, outcome, now)


def _not_sent(mail: Mail, outcome: NotSent, now: datetime) -> None:
    reason = str(outcome)
    match outcome:
        case Unreachable():
            circuit.failed(now, reason)
            transitions.wait(mail, reason)
            raise TryAgain(reason)
        case RefusedAddress():
            suppression.suppress(mail.to, Suppression.Reason.BOUNCED)
        case RefusedForNow():
            transitions.put_back(mail, reason)
            raise TryAgain(reason)
        case RefusedMessage():
            log.error("The mail server refused mail %s (%s): %s", mail.pk, mail.kind, reason)
    transitions.fail(mail, reason)
    raise GiveUp(reason)
