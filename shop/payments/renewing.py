"""What to do about a session of which it is not known whether Stripe made it."""

import uuid
from datetime import datetime, timedelta
from typing import Final

from shop.payments import gateway
from shop.payments.checking import LIFETIME
from shop.payments.facts import Session
from shop.payments.models import Attempt

SKEW: Final = timedelta(minutes=5)  # our clock and Stripe's


def find(attempt: Attempt, now: datetime) -> Session | None:
    """The session that Stripe made for this attempt, although its answer never came; None if it made none."""
    return gateway.find_session(attempt.order.token, since=attempt.created_at - SKEW, until=now + SKEW)


def renew(attempt: Attempt, now: datetime, *, without_email: bool = False) -> Attempt:
    """Give an attempt that Stripe is known to have no session for another key and another end."""
    expires_at = now + LIFETIME
    request = {**attempt.request, "expires_at": int(expires_at.timestamp())}
    if without_email:
        del request["customer_email"]
    same = Attempt.objects.filter(pk=attempt.pk, state=Attempt.State.OPENING, idempotency_key=attempt.idempotency_key)
    same.update(idempotency_key=uuid.uuid4(), request=request, expires_at=expires_at)
    return Attempt.objects.select_related("order").get(pk=attempt.pk)
