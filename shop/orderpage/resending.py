"""Sends a customer her confirmation once more, a few times a day."""

from datetime import datetime, timedelta
from typing import Final

from django.db import transaction

from shop.mail import queue, suppression
from shop.order.models import Order
from shop.orderpage.mails import reader_of
from shop.orderpage.page import CONFIRMATION

MOST_A_DAY: Final = 3


class NotResent(Exception):  # noqa: N818 - its text is what the customer reads
    """Why the mail isn't sent again, in words for the customer."""


def resend_confirmation(order: Order, now: datetime) -> None:
    """Plan the confirmation once more; NotResent says why not."""
    with transaction.atomic():
        # The lock makes two clicks count as two.
        locked = Order.objects.select_for_update(of=("self",)).get(pk=order.pk)
        mails = locked.mails.filter(kind=CONFIRMATION)
        first = mails.order_by("pk").first()
        if first is None:
            raise NotResent("There is no mail yet: it is written when the payment has arrived.")
        reader = reader_of(first)
        if not reader:
            raise NotResent("Your address was erased, as you asked, so there is nowhere to send it.")
        if suppression.why_not(reader, stoppable=False):
            raise NotResent("Our mails to your address came back. Please write to us, and we'll correct it.")
        again = mails.filter(key__contains=queue.AGAIN, created_at__gt=now - timedelta(days=1))
        if again.count() >= MOST_A_DAY:
            raise NotResent("We've sent it three times today. Please look in your spam folder, or try again tomorrow.")
        queue.resend(first, now, to=reader)
