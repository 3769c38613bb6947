"""The mails about an order, from confirmation to refund: what their templates are told.

Payloads: `cents`, the whole cents that went back, with order_refunded, order_cancelled (0 or missing: nothing was
charged) and order_late_money_refunded; `title`, `text` and `url` with staff_alert.
"""

from decimal import Decimal
from typing import Any

from shop.care.guide import FILE_NAME, current_guide
from shop.care.numbers import CARE
from shop.mail.kinds import Attachment, register
from shop.mail.links import absolute
from shop.mail.models import Mail
from shop.order.models import Order
from shop.orderpage.parcel import arrival_of, tracking_url
from shop.orderpage.receipt import receipt_of

GIFT = "gift_announcement"
PLAIN = ("order_dispatched", "order_ready_for_pickup", "order_collected")
MONEY = ("order_cancelled", "order_refunded", "order_late_money_refunded")


def order_of(mail: Mail) -> Order:
    """The order that a mail is about; ValueError if it is about none."""
    if mail.order is None:
        raise ValueError(f"mail {mail.pk} ({mail.kind}) is about no order")
    return mail.order


def reader_of(mail: Mail) -> str:
    """Where a mail about an order would go today: its buyer's address may have been corrected."""
    order = order_of(mail)
    return order.gift_recipient_email if mail.kind == GIFT else order.contact_email


def about_order(mail: Mail) -> dict[str, Any]:
    order = order_of(mail)
    address = order.shipping_address
    return {
        "order": order,
        "order_url": absolute("orders:detail", order.token),
        "first_name": address.first_name if address else "",
        "receipt": receipt_of(order),
        "place": order.pickup_place,
        "arrival": arrival_of(order),
        "tracking_url": tracking_url(order),
        "gift": bool(order.gift_recipient_email),
        "care": CARE,
    }


def about_money(mail: Mail) -> dict[str, Any]:
    total = order_of(mail).total_incl_tax
    amount = Decimal(mail.payload.get("cents", 0)) / 100
    return {**about_order(mail), "amount": amount, "full": amount == total}


def starter_guide(mail: Mail) -> list[Attachment]:
    return [Attachment(FILE_NAME, bytes(current_guide().pdf), "application/pdf")]


register("order_confirmation", context=about_order, attachments=starter_guide)
register(GIFT, context=about_order, attachments=starter_guide)
register("staff_alert", context=lambda mail: mail.payload)
for kind in PLAIN:
    register(kind, context=about_order)
for kind in MONEY:
    register(kind, context=about_money)
