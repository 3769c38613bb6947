"""Looks after an unfinished attempt until it has come to an end, whatever was lost on the way."""

from datetime import datetime

from shop.payments import gateway
from shop.payments.checking import closing
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
    if attempt.session_id:
        apply(gateway.expire(attempt.session_id), now=now)
        return
    found = find(attempt, now)
    if found:
        apply(gateway.expire(found.id), now=now)
    elif now >= attempt.expires_at:
        # No session exists, and the stored request asks for an end that is past: none can come of it any more.
        release_never_opened(attempt, now=now)
