"""How a basket can reach its buyer: the owner's flat rates, and the stores that hand out jars for free."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from oscar.core.loading import get_class

from shop.checkout.buyer import PICKUP
from shop.checkout.quoted import Method
from shop.dispatch.models import PickupPlace
from shop.tax.rules import NOTHING, to_cents


@dataclass(frozen=True)
class Option:
    """One choice on the checkout page; `value` is what the form sends: a method's code or `pickup:<place id>`."""

    value: str
    name: str
    description: str
    price: Decimal
    place: PickupPlace | None = None


@dataclass(frozen=True)
class Chosen:
    """What was picked: a flat rate, a place, or nothing if there is no such choice any more."""

    rate: Any = None
    place: PickupPlace | None = None

    @property
    def method(self) -> Method | None:
        if self.place:
            return Method(PICKUP, self.place.name)
        return Method(self.rate.code, self.rate.name) if self.rate else None

    def charge(self, basket: Any) -> tuple[Decimal, Decimal]:
        """Before tax, without offers and with those that were applied to this basket."""
        return _charge(self.rate, basket) if self.rate else (NOTHING, NOTHING)


def value_of(code: str, place: PickupPlace | None) -> str:
    """The form's word for a choice; `split_value` takes it apart again."""
    return f"{PICKUP}:{place.pk}" if place else code


def split_value(value: str) -> tuple[str, int | None]:
    """`pickup:3` -> ("pickup", 3); anything else is a method's code."""
    code, _, place = value.partition(":")
    if code == PICKUP and place.isascii() and place.isdigit() and len(place) < 10:
        return PICKUP, int(place)
    return value, None


def flat_rates(basket: Any) -> list[Any]:
    """The owner's rates for a parcel, the cheapest first."""
    rates: list[Any] = get_class("shipping.repository", "Repository")().get_available_shipping_methods(basket)
    return rates


def options(basket: Any, rows: list[Any]) -> list[Option]:
    """Everything the customer may choose, delivery first, priced for this basket after offers were applied."""
    delivered = [Option(row.code, row.name, row.description, _charge(row, basket)[1]) for row in rows]
    places = PickupPlace.objects.filter(is_open=True)
    return delivered + [Option(value_of(PICKUP, place), place.name, place.hours, NOTHING, place) for place in places]


def choose(basket: Any, *, delivery: str, pickup_place_id: int | None, rows: list[Any] | None = None) -> Chosen:
    """Look the choice up again: it may have been closed or re-priced since the page was shown.

    `rows` are the flat rates, if somebody has just read them. An empty `delivery` means the first way there is: the
    cheapest flat rate, else a store.
    """
    if delivery == PICKUP:
        return Chosen(place=PickupPlace.objects.filter(is_open=True, pk=pickup_place_id or 0).first())
    for row in flat_rates(basket) if rows is None else rows:
        if delivery in ("", row.code):
            return Chosen(row)
    return Chosen() if delivery else Chosen(place=PickupPlace.objects.filter(is_open=True).first())


def _charge(row: Any, basket: Any) -> tuple[Decimal, Decimal]:
    before = to_cents(row.calculate(basket).excl_tax)
    applications = basket.offer_applications.shipping_discounts
    if not applications or not before:
        return before, before
    # Oscar applies the first shipping offer only, and so do we.
    off = to_cents(applications[0]["offer"].shipping_discount(before, basket.currency))
    return before, max(NOTHING, before - off)
