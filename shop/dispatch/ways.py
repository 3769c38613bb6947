"""How a jar gets to somebody: the ship days and the place where jars are handed out, in one query."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import F, Q, Subquery
from django.db.models.functions import JSONObject
from oscar.core.loading import get_model

from shop.dispatch.models import DispatchRule, PickupPlace
from shop.dispatch.promise import Promise, promise_under

SHOWN = ("name", "line1", "city", "state", "zip_code", "hours", "is_demo")
RATE = ("price_per_order", "price_per_item", "free_shipping_threshold")


@dataclass(frozen=True)
class Ways:
    """`place` has the fields named in SHOWN, `rule` besides its own those named in RATE.

    Each is None while the owner has not set it up.
    """

    rule: DispatchRule | None
    promise: Promise | None
    place: Any


def ways(now: datetime) -> Ways:
    """Two queries: the rule with the first open place and the cheapest rate beside it, and the closed days."""
    places = PickupPlace.objects.filter(is_open=True)
    first = places.values(shown=JSONObject(**{name: name for name in SHOWN}))[:1]
    rule = DispatchRule.objects.annotate(place=Subquery(first), **_cheapest_rate()).first()
    if rule is None:
        return Ways(None, None, places.first())
    return Ways(rule, promise_under(rule, now), rule.place)


def _cheapest_rate() -> dict[str, Subquery]:
    """What one jar's parcel costs by the owner's cheapest rate for the United States; None if there is none."""
    serving = get_model("shipping", "OrderAndItemCharges").objects.filter(Q(countries=None) | Q(countries="US"))
    rates = serving.order_by(F("price_per_order") + F("price_per_item"), "name")
    return {name: Subquery(rates.values(name)[:1]) for name in RATE}
