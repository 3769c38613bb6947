"""A quote for a buyer, as the Pay button asks for it."""

from typing import Any

from shop.checkout.quote import Quote, quote
from tests.factories import NOON


def quoted(basket: Any, person: Any) -> Quote:
    return quote(
        basket,
        delivery=person.delivery_code,
        state=person.state,
        zip_code=person.zip_code,
        now=NOON,
        pickup_place_id=person.pickup_place_id,
    )
