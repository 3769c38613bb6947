"""What a parcel to an American address costs, for search engines."""

from decimal import Decimal
from typing import Any

from django.db.models import F, Q
from oscar.core.loading import get_model

from content.found.structured.product import Delivery
from shop.shipping.repository import UNITED_STATES


def delivery_of(rule: Any, price: Decimal | None) -> Delivery | None:
    """The cheapest way for one jar of this price, by a rule that came from `shop.dispatch.ways`."""
    if rule is None or rule.price_per_order is None or price is None:
        return None
    return Delivery(charge(rule, price), rule.weekdays, rule.transit_days)


def cheapest_rate() -> Any:
    """The owner's cheapest rate for one jar, or None."""
    rates = get_model("shipping", "OrderAndItemCharges").objects
    serving = rates.filter(Q(countries=None) | Q(countries=UNITED_STATES)).distinct()
    return serving.order_by(F("price_per_order") + F("price_per_item"), "name").first()


def charge(rate: Any, price: Decimal) -> Decimal:
    """What the rate takes for one jar of this price."""
    threshold = rate.free_shipping_threshold
    if threshold is not None and price >= threshold:
        return Decimal("0.00")
    return Decimal(rate.price_per_order + rate.price_per_item)
