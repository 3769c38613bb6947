"""Looks after an unfinished attempt until it has come to an end, whatever was lost on the way."""

from datetime import datetime

from shop.payments import gateway
from shop.payments.checking import closing
from shop.payments.facts import GatewayDown, GatewayRefused, KeyReused
from shop.payments.models import Attempt
from shop.payments.release import release_never_opened
from shop.payments.renewing import find
from shop.payments.settle import apply, settle


def look(attempt_id: int, *, now: datetime) -> Attempt:
    """Ask Stripe once; when the session's time is over, end it there first. Returns the attempt as it is then.

    Raises GatewayDown: then nothing is released, because nobody has said that it can't be paid any more.
    """
    attempt = Attempt.objects.select_related("order").get(pk=attempt_id)
    if attempt.is_unfinished:
        if now >= closing(attempt):
            end(attempt, now=now)
        else:
            settle(attempt, now)
    return Attempt.objects.select_related("order").get(pk=attempt_id)


def end(attempt: Attempt, *, now: datetime) -> None:
    """Have Stripe end the session, and write down how it ended: expired, or paid after all."""
    session_id = attempt.session_id or _made(attempt, now)
    if session_id:
        apply(gateway.expire(session_id), now=now)
    else:
        release_never_opened(attempt, now=now)


def _made(attempt: Attempt, now: datetime) -> str | None:
    """The session nobody noted; None if Stripe has none and can't make one from our request any more."""
    found = find(attempt, now)
    if found or now >= attempt.expires_at:
        return found.id if found else None
    try:
        # Our request may still be on its way there: the same key brings the session it makes, and only that one.
        return gateway.create_session(attempt.request, key=attempt.idempotency_key).id
    except KeyReused as error:
        raise GatewayDown("it is not known what Stripe made of our request") from error
    except GatewayRefused:
        return None
