"""Takes the person out of an order and leaves what tax law and the books need.

What stays: number, dates, state, lines, amounts, tax, the state and five-digit ZIP code it was taxed for, the payment's
and refunds' ids at Stripe. What goes: names, streets, city, phone, e-mail, the gift's words and recipient, the parcel's
number, notes, chosen words on a line, fingerprints.
"""

from datetime import datetime
from typing import Any, Final

from django.db.models import QuerySet
from django.db.models.functions import Left
from oscar.core.loading import get_model

from shop.mail.forgetting import forget
from shop.order.models import Order
from shop.payments.models import Attempt, Refund

NOTE: Final = "The customer's personal data was erased on request."
STREET: Final = dict.fromkeys(
    ("title", "first_name", "last_name", "line1", "line2", "line3", "line4", "search_text"), ""
)
GIFT: Final = dict.fromkeys(("gift_recipient_name", "gift_recipient_email", "gift_message"), "")
OURS: Final = "staff_alert"


def erase_buyer(order: Order, *, now: datetime) -> None:
    """Called with the order and its attempt locked; the mails to whoever got it, or keeps a jar of it, stay theirs."""
    hers = order.mails.exclude(kind=OURS)
    for other in _others(order):
        hers = hers.exclude(to__iexact=other)
    forget(hers, now=now)
    basket = order.basket_id
    gone: dict[str, Any] = {**GIFT, "guest_email": "", "tracking_number": "", "user": None, "basket": None}
    Order.objects.filter(pk=order.pk).update(**gone)
    get_model("basket", "Basket").objects.filter(pk=basket).delete()
    _empty_addresses(order)
    _empty_remarks(order)
    _empty_attempt(order)


def _others(order: Order) -> set[str]:
    """Who got a mail about this order and did not buy it."""
    buyer = {order.guest_email.lower(), order.user.email.lower() if order.user else ""}
    keepers = order.care_plans.values_list("to", flat=True)
    return {order.gift_recipient_email.lower(), *map(str.lower, keepers)} - buyer - {""}


def erase_recipient(order: Order) -> None:
    """Whoever got it as a gift: her name, and the address it went to, which is hers."""
    Order.objects.filter(pk=order.pk).update(**GIFT)
    _empty_addresses(order)


def _empty_addresses(order: Order) -> None:
    sent = get_model("order", "ShippingAddress").objects.filter(pk=order.shipping_address_id)
    sent.update(**STREET, phone_number="", notes="", postcode=Left("postcode", 5))
    billed = get_model("order", "BillingAddress").objects.filter(pk=order.billing_address_id)
    billed.update(**STREET, postcode=Left("postcode", 5))


def _empty_remarks(order: Order) -> None:
    """Notes are words about a person; that there were some is told by the one that takes their place."""
    order.notes.all().delete()
    note = get_model("order", "OrderNote")
    note.objects.create(order=order, note_type=note.SYSTEM, message=NOTE)
    get_model("order", "LineAttribute").objects.filter(line__order=order).update(value="")
    order.shipping_events.update(notes="")
    order.lines.update(partner_line_notes="")


def _empty_attempt(order: Order) -> None:
    attempts: QuerySet[Attempt] = Attempt.objects.filter(order=order)
    for attempt in attempts:
        request = {name: value for name, value in attempt.request.items() if name != "customer_email"}
        attempts.filter(pk=attempt.pk).update(request=request, client_hash="", email_hash="", error="")
    Refund.objects.filter(attempt__order=order).update(reason="")
