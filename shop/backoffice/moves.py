"""What each button of the order desk does: one use case and one note of who did it, both or neither."""

from collections.abc import Callable
from datetime import datetime
from decimal import Decimal
from typing import Any

from django.db import transaction

from shop import fulfilment
from shop.mail import queue
from shop.mail.models import Mail
from shop.order.models import Order
from shop.payments.models import Attempt, Refund
from shop.payments.settle import settle


class Refused(Exception):  # noqa: N818 - what it means to the person at the desk
    """It was not done, and nothing changed; the message says why."""


def dispatch(order: Order, *, carrier: str, tracking_number: str, user: Any, now: datetime) -> str:
    words = f"Dispatched with {carrier} {tracking_number}".strip() + "."

    def act() -> None:
        fulfilment.dispatch(order, carrier=carrier, tracking_number=tracking_number, now=now, user=user)

    return _noted(order, act, words, user=user)


def ready(order: Order, *, user: Any, now: datetime) -> str:
    return _noted(order, lambda: fulfilment.ready_for_pickup(order, now=now, user=user), "Ready for pickup.", user=user)


def collected(order: Order, *, user: Any, now: datetime) -> str:
    return _noted(order, lambda: fulfilment.collected(order, now=now, user=user), "Collected.", user=user)


def cancel(order: Order, *, reason: str, user: Any, now: datetime) -> str:
    words = f"Cancelled, and the money is on its way back: {reason}"
    return _noted(order, lambda: fulfilment.cancel(order, reason=reason, now=now, user=user), words, user=user)


def refund(order: Order, *, amount: Decimal, reason: str, seen: int, user: Any, now: datetime) -> str:
    """Give money back; `seen` is the number of refunds the page showed, so that a second click gives nothing."""

    def act() -> None:
        Order.objects.select_for_update().get(pk=order.pk)
        if Refund.objects.filter(attempt__order=order).count() != seen:
            raise Refused("A refund was made since you opened the page. Look at the order before you make another.")
        fulfilment.refund(order, amount=amount, reason=reason, now=now, user=user)

    return _noted(order, act, f"Asked Stripe to give back ${amount}: {reason}", user=user)


def ask_stripe(order: Order, *, user: Any, now: datetime) -> str:
    """Settle by hand. It talks to Stripe, so it runs in no transaction of ours."""
    attempt = Attempt.objects.get(order=order)
    outcome = settle(attempt, now)
    return _noted(order, lambda: None, f"Asked Stripe: {outcome}.", user=user)


def resend(order: Order, *, pk: int, user: Any, now: datetime) -> str:
    mail = Mail.objects.get(pk=pk, order=order)
    return _noted(order, lambda: queue.resend(mail, now), f"Mail “{mail.kind}” to {mail.to} sent again.", user=user)


def _noted(order: Order, act: Callable[[], object], words: str, *, user: Any) -> str:
    with transaction.atomic():
        act()
        order.notes.create(user=user, note_type="System", message=words)
    return words
