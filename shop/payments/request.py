"""What we ask of Stripe for one order, as plain values: stored with the attempt, sent as stored. Asks nobody."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any, Final

from shop.checkout.quoted import QuotedLine
from shop.payments.cents import to_cents

MOST_ITEMS: Final = 100  # Stripe's limit for one session in payment mode
LONGEST_NAME: Final = 250


def session_request(order: Any, lines: Sequence[QuotedLine], *, expires_at: datetime, site_url: str) -> dict[str, Any]:
    """The parameters of the hosted page; both its ways back carry the order's token."""
    back = f"{site_url}/stripe/return/{order.token}/?session_id={{CHECKOUT_SESSION_ID}}"
    metadata = {"order": order.token, "number": order.number}
    return {
        "mode": "payment",
        "ui_mode": "hosted_page",
        "submit_type": "pay",
        # Cards and the wallets that carry them: no method that takes days to say whether it was paid.
        "allowed_payment_method_types": ["card"],
        "line_items": line_items(order, lines),
        "customer_email": order.contact_email,
        "client_reference_id": order.token,
        "metadata": metadata,
        "payment_intent_data": {"metadata": metadata, "description": f"Order {order.number}"},
        "success_url": back,
        "cancel_url": f"{site_url}/stripe/cancel/{order.token}/",
        "expires_at": int(expires_at.timestamp()),
    }


def line_items(order: Any, lines: Sequence[QuotedLine]) -> list[dict[str, Any]]:
    """Items that add up to the order's total to the cent; if they would not, the order as a single one."""
    total = to_cents(order.total_incl_tax)
    items = [_line(line, order.currency) for line in lines]
    if order.shipping_incl_tax:
        items.append(_item(str(order.shipping_method), to_cents(order.shipping_incl_tax), order.currency))
    added = sum(item["quantity"] * item["price_data"]["unit_amount"] for item in items)
    if added != total or len(items) > MOST_ITEMS:
        return [_item(f"Order {order.number}", total, order.currency)]
    return items


def _line(line: QuotedLine, currency: str) -> dict[str, Any]:
    amount = to_cents(line.price + line.tax)
    each, rest = divmod(amount, line.quantity)
    if rest:
        # A discount that does not divide evenly: say how many in the name, so that the cents stay right.
        return _item(f"{line.quantity} of {line.title}", amount, currency)
    return _item(line.title, each, currency, quantity=line.quantity)


def _item(name: str, unit_amount: int, currency: str, *, quantity: int = 1) -> dict[str, Any]:
    data = {"currency": currency.lower(), "unit_amount": unit_amount, "product_data": {"name": name[:LONGEST_NAME]}}
    return {"quantity": quantity, "price_data": data}
