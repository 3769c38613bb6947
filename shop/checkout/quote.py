"""What a basket costs, delivered where and how: the one computation that basket, checkout and payment share.

Queries: delivery 1, lines with their tax rates 1; 1 more if anything may be reduced, 2 more for vouchers, 1 for a
signed-in owner who isn't loaded yet, and a few for each range of some products that an offer is limited to.
"""

from dataclasses import replace
from datetime import datetime
from typing import Any

from django.conf import settings

from shop.checkout import delivery as deliveries
from shop.checkout import pricing, problems
from shop.checkout.quoted import Discount, Method, Problem, Quote, QuotedLine
from shop.tax.rules import NOTHING, Goods, delivery_tax

__all__ = ["Discount", "Method", "Problem", "Quote", "QuotedLine", "quote"]


def quote(
    basket: Any,
    *,
    delivery: str,
    state: str,
    zip_code: str,
    now: datetime,
    pickup_place_id: int | None = None,
    flat_rates: list[Any] | None = None,
) -> Quote:
    """Compute lines, discounts, delivery and tax; changes nothing but the prices Oscar keeps on the basket in memory.

    `delivery` is a method's code or PICKUP (then the place decides the state). With an unknown state nothing is taxed.
    What can't be bought is told in `problems`, never raised. `flat_rates` saves a query if they were just read.
    """
    chosen = deliveries.choose(basket, delivery=delivery, pickup_place_id=pickup_place_id, rows=flat_rates)
    if chosen.place:
        state, zip_code = chosen.place.state, chosen.place.zip_code
    lines = pricing.price(basket, state=state, now=now)
    quoted = tuple(pricing.quoted_line(line) for line in lines)
    before, charge = chosen.charge(basket)
    return _checked(
        Quote(
            lines=quoted,
            discounts=pricing.discounts(basket, quoted, off_shipping=before - charge),
            method=chosen.method or Method(delivery, ""),
            pickup_place=chosen.place,
            state=state,
            zip_code=zip_code,
            shipping_before=before,
            shipping=charge,
            shipping_tax=_shipping_tax(charge, quoted),
            currency=settings.OSCAR_DEFAULT_CURRENCY,
        ),
        chosen=chosen.method is not None,
    )


def _shipping_tax(charge: Any, lines: tuple[QuotedLine, ...]) -> Any:
    return delivery_tax(charge, [Goods(line.price, line.percent) for line in lines]) if lines else NOTHING


def _checked(quoted: Quote, *, chosen: bool) -> Quote:
    found = [
        *problems.of_lines([line.line for line in quoted.lines], currency=quoted.currency),
        *problems.of_whole(
            jars=sum(line.quantity for line in quoted.lines),
            most=settings.OSCAR_MAX_BASKET_QUANTITY_THRESHOLD,
            chosen=chosen,
            total=quoted.total,
        ),
    ]
    return replace(quoted, problems=tuple(found))
