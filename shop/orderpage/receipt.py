"""What an order cost, read from its rows: for the order page, the receipt to print and the mails."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.db.models import Sum

from shop.order.models import Order
from shop.payments.cents import from_cents
from shop.payments.models import Refund


@dataclass(frozen=True)
class ReceiptLine:
    """One line; the price is for all pieces, before discounts and tax."""

    title: str
    quantity: int
    price: Decimal
    url: str


@dataclass(frozen=True)
class Receipt:
    """items - discount + shipping + tax = total, as it was frozen when Pay was clicked.

    `given_back` is what has been sent back of it since, or is on its way.
    """

    lines: tuple[ReceiptLine, ...]
    items: Decimal
    discount: Decimal
    delivery: str
    shipping: Decimal
    tax: Decimal
    total: Decimal
    given_back: Decimal
    currency: str


def receipt_of(order: Order) -> Receipt:
    """Read the receipt; two queries: the lines with their products, and what went back."""
    rows = list(order.lines.select_related("product").order_by("pk"))
    items = sum((row.line_price_before_discounts_excl_tax for row in rows), Decimal("0.00"))
    after = sum((row.line_price_excl_tax for row in rows), Decimal("0.00"))
    return Receipt(
        lines=tuple(_line(row) for row in rows),
        items=items,
        discount=items - after,
        delivery=_delivery(order),
        shipping=order.shipping_excl_tax,
        tax=order.total_incl_tax - order.total_excl_tax,
        total=order.total_incl_tax,
        given_back=_given_back(order),
        currency=order.currency,
    )


def _delivery(order: Order) -> str:
    if order.pickup_place:
        return f"Pickup at {order.pickup_place.name}"
    name: str = order.shipping_method
    return name if "delivery" in name.lower() else f"Delivery, {name}"


def _given_back(order: Order) -> Decimal:
    counted = Refund.objects.filter(attempt__order=order, state__in=Refund.COUNTED)
    return from_cents(counted.aggregate(sum=Sum("amount"))["sum"] or 0)


def _line(row: Any) -> ReceiptLine:
    url = row.product.get_absolute_url() if row.product else ""
    return ReceiptLine(row.title, row.quantity, row.line_price_before_discounts_excl_tax, url)
