"""Makes the hosted page for an attempt. No transaction is open while Stripe is asked."""

from datetime import datetime

from django.db import transaction

from shop.crash_points import reach
from shop.payments import gateway, renewing
from shop.payments.alerts import alert
from shop.payments.facts import GatewayDown, GatewayRefused, KeyReused, Session
from shop.payments.models import Attempt

State = Attempt.State


class NotPayable(Exception):  # noqa: N818 - reads as what it says of the order
    """The attempt has come to its end: paid, released or under review."""


def open_session(attempt: Attempt, *, now: datetime) -> str:
    """Return the address where an attempt is paid; the same one each time.

    Raises GatewayDown or NotPayable. What the attempt's row says is looked at again when the answer is written down.
    """
    if attempt.state == State.OPENING:
        attempt = _adopt(attempt, _created(attempt, now))
    if attempt.state != State.OPEN:
        raise NotPayable(f"attempt {attempt.pk} is {attempt.state}")
    return attempt.session_url


def _created(attempt: Attempt, now: datetime) -> Session:
    reach("open: before asking Stripe")
    try:
        return gateway.create_session(attempt.request, key=attempt.idempotency_key)
    except KeyReused as error:
        return _found(attempt, now, error)
    except GatewayRefused as error:
        return _second(attempt, now, error)
    except GatewayDown as error:
        if not error.answered:
            raise
        return _found(attempt, now, error)


def _second(attempt: Attempt, now: datetime, refusal: GatewayRefused) -> Session:
    """A refused request made nothing, and never will: with what was wrong put right, a second one is safe.

    `expires_at` is too near when Stripe was down for a while; an e-mail that we take, Stripe may not.
    """
    if refusal.param not in ("expires_at", "customer_email"):
        _told(attempt, str(refusal), now)
        raise GatewayDown("Stripe refused to make the session") from refusal
    renewed = renewing.renew(attempt, now, without_email=refusal.param == "customer_email")
    try:
        return gateway.create_session(renewed.request, key=renewed.idempotency_key)
    except GatewayRefused as error:
        _told(attempt, str(error), now)
        raise GatewayDown("Stripe refused to make the session") from error


def _found(attempt: Attempt, now: datetime, error: Exception) -> Session:
    """Stripe repeats a 500 for as long as the key lives; the session may have been made all the same."""
    found = renewing.find(attempt, now)
    if found is None:
        renewing.renew(attempt, now)
        raise GatewayDown("Stripe failed to make the session; the next try has a new key") from error
    return found


def _told(attempt: Attempt, why: str, now: datetime) -> None:
    Attempt.objects.filter(pk=attempt.pk).update(error=why)
    with transaction.atomic():
        alert("Stripe refuses our payment pages", why, key=f"refused:{now:%Y-%m-%d %H}", now=now)


def _adopt(attempt: Attempt, session: Session) -> Attempt:
    """Write the session down, unless somebody else has meanwhile; the state moves only from `opening`."""
    reach("open: after Stripe's answer")
    waiting = Attempt.objects.filter(pk=attempt.pk, state=State.OPENING)
    if not waiting.update(state=State.OPEN, session_id=session.id, session_url=session.url or ""):
        return Attempt.objects.get(pk=attempt.pk)
    reach("open: after writing it down")
    attempt.state, attempt.session_id, attempt.session_url = State.OPEN, session.id, session.url or ""
    return attempt
