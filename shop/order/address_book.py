"""A buyer's address as Oscar stores it: on the order, and in a customer's address book."""

from typing import Any

from oscar.core.loading import get_model

from shop.checkout.buyer import Buyer
from shop.shipping.repository import UNITED_STATES


def united_states() -> Any:
    """The one country we send to, as a value: its row is made by `migrate`, so nothing has to be looked up."""
    return get_model("address", "Country")(iso_3166_1_a2=UNITED_STATES, printable_name="United States")


def address_fields(buyer: Buyer) -> dict[str, Any]:
    """The columns of Oscar's addresses; its `line4` is the city."""
    return {
        "first_name": buyer.first_name,
        "last_name": buyer.last_name,
        "line1": buyer.line1,
        "line2": buyer.line2,
        "line4": buyer.city,
        "state": buyer.state,
        "postcode": buyer.zip_code,
        "country": united_states(),
    }


def save_address(buyer: Buyer) -> None:
    """Keep the address for next time, once: the same address again changes nothing."""
    if buyer.user is None or buyer.collects:
        return
    model = get_model("address", "UserAddress")
    address = model(user=buyer.user, **address_fields(buyer))
    if not model.objects.filter(user=buyer.user, hash=address.generate_hash()).exists():
        address.save(force_insert=True)


def keep_address_of(order: Any, user: Any) -> None:
    """Put an order's address into the new account that has taken it over; a present's is somebody else's."""
    address = order.shipping_address
    if address is None or order.gift_recipient_name:
        return
    kept = get_model("address", "UserAddress")(user=user)
    address.populate_alternative_model(kept)
    kept.save(force_insert=True)
