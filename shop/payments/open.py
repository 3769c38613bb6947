"""Makes the hosted page for an attempt. No transaction is open while Stripe is asked."""

from datetime import datetime

from shop.crash_points import reach
from shop.payments import gateway, renewing
from shop.payments.facts import GatewayDown, GatewayRefused, KeyReused, Session
from shop.payments.models import Attempt

State = Attempt.State


class NotPayable(Exception):  # noqa: N818 - reads as what it says of the order
    """The attempt has come to its end: paid, released or under review."""


def open_session(attempt_id: int, *, now: datetime) -> str:
    """Return the address where this attempt is paid; the same one each time. Raises GatewayDown or NotPayable."""
    attempt = Attempt.objects.get(pk=attempt_id)
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
        if error.param != "expires_at":
            raise
        # Stripe was down for so long that the stored time is too near. It refuses that time for good, so no session
        # can come of the old request any more, not even of one that is still under way: a new one is safe.
        renewed = renewing.renew(attempt, now)
        return gateway.create_session(renewed.request, key=renewed.idempotency_key)
    except GatewayDown as error:
        if not error.answered:
            raise
        return _found(attempt, now, error)


def _found(attempt: Attempt, now: datetime, error: Exception) -> Session:
    """Stripe repeats a 500 for as long as the key lives; the session may have been made all the same."""
    found = renewing.find(attempt, now)
    if found is None:
        renewing.renew(attempt, now)
        raise GatewayDown("Stripe failed to make the session; the next try has a new key") from error
    return found


def _adopt(attempt: Attempt, session: Session) -> Attempt:
    """Write the session down, unless somebody else has meanwhile; the state moves only from `opening`."""
    reach("open: after Stripe's answer")
    waiting = Attempt.objects.filter(pk=attempt.pk, state=State.OPENING)
    waiting.update(state=State.OPEN, session_id=session.id, session_url=session.url or "")
    reach("open: after writing it down")
    return Attempt.objects.get(pk=attempt.pk)
