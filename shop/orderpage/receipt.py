"""What an order cost, read from its rows: for the order page, the receipt to print and the mails."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from shop.order.models import Order


@dataclass(frozen=True)
class ReceiptLine:
    """One line; the price is for all pieces, before discounts and tax."""

    title: str
    quantity: int
    price: Decimal
    url: str


@dataclass(frozen=True)
class Receipt:
    """items - discount + shipping + tax = total, as it was frozen when Pay was clicked."""

    lines: tuple[ReceiptLine, ...]
    items: Decimal
    discount: Decimal
    delivery: str
    shipping: Decimal
    tax: Decimal
    total: Decimal
    currency: str


def receipt_of(order: Order) -> Receipt:
    """Read the receipt; one query for the lines and one for their products."""
    rows = list(order.lines.select_related("product").order_by("pk"))
    items = sum((row.line_price_before_discounts_excl_tax for row in rows), Decimal("0.00"))
    after = sum((row.line_price_excl_tax for row in rows), Decimal("0.00"))
    return Receipt(
        lines=tuple(_line(row) for row in rows),
        items=items,
        discount=items - after,
        delivery=f"Pickup at {order.pickup_place.name}" if order.pickup_place else f"Delivery, {order.shipping_method}",
        shipping=order.shipping_excl_tax,
        tax=order.total_incl_tax - order.total_excl_tax,
        total=order.total_incl_tax,
        currency=order.currency,
    )


def _line(row: Any) -> ReceiptLine:
    url = row.product.get_absolute_url() if row.product else ""
    return ReceiptLine(row.title, row.quantity, row.line_price_before_discounts_excl_tax, url)
