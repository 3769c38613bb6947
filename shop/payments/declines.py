"""Notices when somebody tries out stolen cards at the shop."""

from datetime import datetime, timedelta
from typing import Final

from shop.payments.alerts import alert
from shop.payments.models import Attempt, Event

WINDOW: Final = timedelta(minutes=10)
MANY: Final = 5  # a family with an empty card makes three at most
DECLINED: Final = "payment_intent.payment_failed"


def is_attack(*, declined: int, paid: int) -> bool:
    """Many declines in a short time, and at least as many as payments."""
    return declined >= MANY and declined >= paid


def watch(*, now: datetime) -> None:
    """Alert staff, once an hour at most, if the last minutes look like card testing."""
    since = now - WINDOW
    declined = Event.objects.filter(type=DECLINED, received_at__gt=since).count()
    paid = Attempt.objects.filter(state=Attempt.State.PAID, settled_at__gt=since).count()
    if is_attack(declined=declined, paid=paid):
        text = f"{declined} cards were declined in ten minutes, {paid} payments went through. Look at Radar in Stripe."
        alert("Somebody may be testing stolen cards", text, key=f"declines:{now:%Y-%m-%d %H}", now=now)
