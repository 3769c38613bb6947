"""Sends one mail: what is promised at least once may be repeated, with its old Message-ID; what is promised at most
once never is. SMTP knows no third way, so what nobody can know is written down as in doubt."""

import logging
from datetime import datetime, timedelta
from typing import Final

from django.conf import settings

from shop.crash_points import reach
from shop.mail import suppression, transitions
from shop.mail.kinds import Kind, kind_of
from shop.mail.letter import Letter, seal
from shop.mail.models import Mail, Suppression
from shop.mail.outcomes import InDoubt, NotSent, RefusedAddress, RefusedForNow, RefusedMessage, Unreachable
from shop.mail.passing import Unless
from shop.mail.round import Round
from shop.mail.words import write
from shop.outbox.handlers import GiveUp, TryAgain

# Longer than connecting (10 s a step) and handing over (30 s a step) can take: whoever was at it is dead by then.
NOBODY_IS_AT_IT: Final = timedelta(minutes=6)
REPEAT_AFTER: Final = timedelta(minutes=10)
MOST_DOUBTS: Final = 2
FORGOTTEN: Final = "its reader asked to be forgotten"

log = logging.getLogger(__name__)


def deliver(mail: Mail, shared: Round, now: datetime) -> None:
    """Bring this mail one step further; TryAgain says when the next is due, GiveUp that there is none."""
    shared.begin()
    before = shared.taken
    try:
        _deliver(mail, kind_of(mail), shared, now)
    finally:
        # It did not come as far as to write down with its own step what the server took before.
        if before is not None and shared.taken is before:
            shared.settle()


def _deliver(mail: Mail, kind: Kind, shared: Round, now: datetime) -> None:
    if mail.state == Mail.State.HANDING_OVER:
        _find_abandoned(mail, now)
    if mail.state == Mail.State.IN_DOUBT:
        _wait_to_repeat(mail, kind, now)
    if mail.state in transitions.READY and _may_go(mail, kind, shared, now):
        _send(mail, kind, shared, now)


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


def _may_go(mail: Mail, kind: Kind, shared: Round, now: datetime) -> bool:
    if not mail.to:
        transitions.drop(mail, FORGOTTEN)
        return False
    if not settings.POSTAL_ADDRESS:
        reason = "POSTAL_ADDRESS is not set; without it no mail may be sent"
        transitions.wait(mail, reason)
        raise TryAgain(reason)
    if reason := shared.why_not(mail, stoppable=kind.list_id is not None):
        transitions.suppress(mail, reason)
        return False
    if reason := kind.still_wanted(mail, now):
        transitions.skip(mail, reason)
        return False
    if later := shared.closed_until(now):
        raise TryAgain("the mail server is not answering", at=later)
    if later := shared.full_until(now):
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


def _send(mail: Mail, kind: Kind, shared: Round, now: datetime) -> None:
    try:
        letter = _letter(mail, kind)
        sealed = seal(letter)
        line = shared.line()
        reach("mail: before the point of no return")
        if not _pass(mail, kind, letter.subject, shared, now):
            return
        reach("mail: after the point of no return")
        line.hand_over(sealed)
        reach("mail: after the server took it")
        shared.took(mail, now)
        shared.worked()
    except InDoubt as doubt:
        transitions.in_doubt(mail, str(doubt))
        _wait_to_repeat(mail, kind, now)
    except NotSent as outcome:
        _not_sent(mail, shared, outcome, now)


def _pass(mail: Mail, kind: Kind, subject: str, shared: Round, now: datetime) -> bool:
    """Pass the point of no return; False if something keeps the mail here, which is then written down."""
    stoppable = kind.list_id is not None
    unless = Unless(suppression.address_hashes(mail.to), stoppable)
    if shared.hand_over(mail, subject=subject, now=now, unless=unless):
        return True
    if mail.state == Mail.State.HANDING_OVER:
        _find_abandoned(mail, now)
    if mail.state in transitions.READY:
        if reason := suppression.why_not(mail.to, stoppable=stoppable):
            transitions.suppress(mail, reason)
        else:
            raise TryAgain("its address was changed meanwhile", at=now)
    return False


def _not_sent(mail: Mail, shared: Round, outcome: NotSent, now: datetime) -> None:
    to = mail.to
    mail.refresh_from_db(fields=["to"])
    reason = str(outcome) if mail.to else FORGOTTEN  # a server's words of refusal name the address
    match outcome:
        case Unreachable():
            shared.failed(now, reason)
            # Providers are met only after the point of no return.
            (transitions.put_back if mail.state == Mail.State.HANDING_OVER else transitions.wait)(mail, reason)
            raise TryAgain(reason)
        case RefusedAddress():
            suppression.suppress(to, Suppression.Reason.BOUNCED)
        case RefusedForNow():
            transitions.put_back(mail, reason)
            raise TryAgain(reason)
        case RefusedMessage():
            log.error("The mail server refused mail %s (%s): %s", mail.pk, mail.kind, reason)
    transitions.fail(mail, reason)
    raise GiveUp(reason)
