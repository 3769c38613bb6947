"""Whether a second click asks for what the first one ordered: then she is led to the same payment, else asked."""

from decimal import Decimal

from shop.checkout.buyer import Buyer
from shop.order.address_book import address_fields
from shop.order.models import Order

ADDRESS = ("first_name", "last_name", "line1", "line2", "line4", "state", "postcode")


def is_same_purchase(order: Order, buyer: Buyer, *, shown: Decimal | None) -> bool:
    """Compare who, where, how, the gift and the total; the items can't differ, as a basket at Stripe is frozen."""
    ordered = (
        order.total_incl_tax,
        order.contact_email,
        order.shipping_code,
        order.pickup_place_id,
        order.gift_recipient_name,
        order.gift_recipient_email,
        order.gift_message,
    )
    wanted = (
        shown,
        buyer.email,
        buyer.delivery_code,
        buyer.pickup_place_id,
        buyer.gift_recipient_name,
        buyer.gift_recipient_email,
        buyer.gift_message,
    )
    return ordered == wanted and _same_address(order, buyer)


def _same_address(order: Order, buyer: Buyer) -> bool:
    if order.shipping_address is None or buyer.collects:
        return order.shipping_address is None and buyer.collects
    wanted = address_fields(buyer)
    return all(getattr(order.shipping_address, name) == wanted[name] for name in ADDRESS)
