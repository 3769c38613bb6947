"""When an unfinished attempt is looked at again. Pure but for the row it is given."""

from datetime import datetime, timedelta
from typing import Final

from shop.payments.models import Attempt

# Stripe's floor is 30 minutes; two more for clocks that differ. The jars are back on sale after that.
LIFETIME: Final = timedelta(minutes=32)
FIRST_LOOK: Final = timedelta(minutes=2)  # webhook and return page have had their chance
SECOND_LOOK: Final = timedelta(minutes=10)
GRACE: Final = timedelta(minutes=1)  # clocks differ, and somebody may be paying in the last second
WHEN_DOWN: Final = timedelta(minutes=1)
ASK_AT_MOST_EVERY: Final = timedelta(seconds=5)


def job_key(attempt: Attempt) -> str:
    """The key of the outbox row that looks after this attempt."""
    return f"attempt:{attempt.pk}:check"


def first_look(attempt: Attempt, now: datetime) -> datetime:
    return min(now + FIRST_LOOK, closing(attempt))


def next_look(attempt: Attempt, now: datetime) -> datetime:
    """Once more while the customer may be paying, then when the session has ended; after that every minute."""
    looks = (attempt.created_at + SECOND_LOOK, closing(attempt))
    return next((look for look in looks if look > now), now + WHEN_DOWN)


def closing(attempt: Attempt) -> datetime:
    """From then on the attempt is brought to an end."""
    return attempt.expires_at + GRACE


def may_ask(attempt: Attempt, now: datetime) -> bool:
    """Whether Stripe may be asked about it on a visitor's behalf: a reloaded page must not become a flood."""
    return attempt.checked_at is None or now - attempt.checked_at >= ASK_AT_MOST_EVERY
