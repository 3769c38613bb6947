"""What each button of the order desk does: one use case and one note of who did it, both or neither."""

import uuid
from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.db import transaction
from oscar.core.loading import get_model

from shop import fulfilment
from shop.care import arriving
from shop.mail import queue
from shop.mail.models import Mail
from shop.order import states
from shop.order.models import Order
from shop.orderpage.mails import reader_of
from shop.payments.locking import locked
from shop.payments.models import Attempt, Refund
from shop.payments.settle import settle

OrderNote = get_model("order", "OrderNote")


def dispatch(order: Order, *, carrier: str, tracking_number: str, user: Any, now: datetime) -> str:
    def act() -> None:
        fulfilment.dispatch(order, carrier=carrier, tracking_number=tracking_number, now=now, user=user)

    return _noted(order, act, f"Dispatched with {carrier} {tracking_number}".strip() + ".", user=user)


def ready(order: Order, *, user: Any, now: datetime) -> str:
    return _noted(order, lambda: fulfilment.ready_for_pickup(order, now=now, user=user), "Ready for pickup.", user=user)


def collected(order: Order, *, user: Any, now: datetime) -> str:
    return _noted(order, lambda: fulfilment.collected(order, now=now, user=user), "Collected.", user=user)


def cancel(order: Order, *, reason: str, user: Any, now: datetime) -> str:
    words = f"Cancelled; what was paid is on its way back. {reason}"
    return _noted(order, lambda: fulfilment.cancel(order, reason=reason, now=now, user=user), words, user=user)


def refund(order: Order, *, amount: Decimal, reason: str, form_key: uuid.UUID, user: Any, now: datetime) -> str:
    """Give money back; the same form sent twice is one refund and one note."""

    def act() -> None:
        if Refund.objects.filter(idempotency_key=form_key).exists():
            raise fulfilment.Refused("This refund was asked for already. Nothing was sent a second time.")
        fulfilment.refund(order, amount=amount, reason=reason, now=now, user=user, form_key=form_key)

    return _noted(order, act, f"Refund of ${amount:.2f} is on its way to Stripe. {reason}", user=user)


def accept(order: Order, *, user: Any, now: datetime) -> str:
    words = "Looked at and accepted as paid."
    return _noted(order, lambda: _decide(order, states.PAID, user=user, now=now), words, user=user)


def given_back(order: Order, *, reason: str, user: Any, now: datetime) -> str:
    words = f"The money went back outside Stripe. {reason}"
    return _noted(order, lambda: _decide(order, states.REFUNDED, user=user, now=now), words, user=user)


def correct_email(order: Order, *, email: str, user: Any, now: datetime) -> str:
    words = f"The customer's e-mail address is now {email} (it was {order.contact_email})."
    return _noted(order, lambda: fulfilment.correct_email(order, email=email, now=now, user=user), words, user=user)


def delivered(order: Order, *, day: date, user: Any, now: datetime) -> str:
    """What the carrier says, by the same door as a tracking provider's event."""

    def act() -> None:
        if not arriving.delivered(order, day, now):
            raise fulfilment.Refused("That is no news: the notes count from what we knew already, or were stopped.")

    words = f"Delivered on {day:%B} {day.day}, says the carrier; the care notes count from then."
    return _noted(order, act, words, user=user)


def ask_stripe(order: Order, *, user: Any, now: datetime) -> str:
    """Settle by hand. It talks to Stripe, so it runs in no transaction of ours."""
    outcome = settle(Attempt.objects.get(order=order), now)
    return _noted(order, lambda: None, f"Asked Stripe: {outcome}.", user=user)


def resend(order: Order, *, pk: int, user: Any, now: datetime) -> str:
    def act() -> None:
        mail = Mail.objects.filter(pk=pk, order=order).first()
        if mail is None or not mail_can_go_again(mail):
            raise fulfilment.Refused("This mail can't be sent again.")
        queue.resend(mail, now, to=reader_of(mail))

    return _noted(order, act, "A mail is being sent again.", user=user)


def mail_can_go_again(mail: Mail) -> bool:
    """Order mails that are done with; never care mails, nor mail to somebody who must not be written to.

    What was held back from a dead address may go to a better one.
    """
    done = (Mail.State.SENT, Mail.State.FAILED, Mail.State.IN_DOUBT)
    corrected = mail.state == Mail.State.SUPPRESSED and reader_of(mail) != mail.to
    has_gone = (mail.state in done or corrected) and not mail.kind.startswith(("care_", "staff_"))
    return has_gone and bool(reader_of(mail))  # nobody is there any more once she was erased


def _decide(order: Order, status: str, *, user: Any, now: datetime) -> None:
    fulfilment.close_review(order, status=status, now=now, user=user)


def _noted(order: Order, act: Callable[[], object], words: str, *, user: Any) -> str:
    with transaction.atomic():
        locked(order_id=order.pk)
        act()
        OrderNote.objects.create(order=order, user=user, note_type=OrderNote.SYSTEM, message=words)
    return words
