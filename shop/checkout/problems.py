"""Why a basket can't be bought as it is, in the customer's words. Pure: looks at loaded lines, asks nobody."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import Any

from oscar.apps.partner.availability import Unavailable

from shop.checkout.quoted import SMALLEST_PAYMENT, Problem


def of_lines(lines: Iterable[Any], *, currency: str) -> Iterator[Problem]:
    """Check each line by itself and together with others that are taken from the same shelf."""
    taken: dict[int, int] = defaultdict(int)
    for line in lines:
        taken[line.stockrecord_id] += line.quantity
        message = _of_line(line, taken[line.stockrecord_id], currency)
        if message:
            yield Problem(message, line.pk)


def _of_line(line: Any, wanted: int, currency: str) -> str:
    title = line.product.get_title()
    price, availability = line.purchase_info.price, line.purchase_info.availability
    if line.quantity < 1:
        return f"How many of “{title}” would you like? Choose at least one, or remove it."
    if not price.exists or price.currency != currency or isinstance(availability, Unavailable):
        return f"“{title}” isn't for sale at the moment. Please remove it from your basket."
    permitted, _ = availability.is_purchase_permitted(wanted)
    return "" if permitted else _too_few(title, availability.num_available)


def _too_few(title: str, left: int) -> str:
    if left <= 0:
        return f"“{title}” is sold out. Please remove it from your basket."
    return f"Only {left} of “{title}” {'is' if left == 1 else 'are'} left. Please choose fewer."


def of_whole(*, jars: int, most: int, chosen: bool, total: Decimal) -> Iterator[Problem]:
    """Check what concerns the order as a whole."""
    if not jars:
        yield Problem("Your basket is empty.")
    if jars > most:
        yield Problem(f"One order can hold {most} items at most; yours has {jars}.")
    if not chosen:
        yield Problem("That way of delivery is no longer offered. Please choose another.")
    if jars and total < SMALLEST_PAYMENT:
        yield Problem(
            f"A card payment has to be at least ${SMALLEST_PAYMENT}. Please write to us and we'll send you this order."
        )
