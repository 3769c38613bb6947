"""Sales tax to the cent. Pure: amounts and percentages in, amounts out; every result is in whole cents."""

from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal
from typing import Final, NamedTuple

CENT: Final = Decimal("0.01")
NOTHING: Final = Decimal("0.00")


class Goods(NamedTuple):
    """What one line costs after discounts, and the percentage its kind of goods is taxed at."""

    amount: Decimal
    percent: Decimal


def to_cents(amount: Decimal) -> Decimal:
    """Round half up, as the tax offices of the states do."""
    return amount.quantize(CENT, rounding=ROUND_HALF_UP)


def tax_on(goods: Goods) -> Decimal:
    """Tax on one line, rounded once: the sum of the lines is then the sum on the receipt."""
    return to_cents(goods.amount * goods.percent / 100)


def split(amount: Decimal, weights: Sequence[Decimal]) -> tuple[Decimal, ...]:
    """Divide whole cents in proportion; the shares add up to the amount exactly. Equal shares if all weigh nothing.

    Each share is the difference of two rounded running totals, so that no cent is lost or made.
    """
    parts = list(weights) if any(weights) else [Decimal(1)] * len(weights)
    whole = sum(parts, Decimal(0))
    shares, running, given = [], Decimal(0), NOTHING
    for part in parts:
        running += part
        due = to_cents(amount * running / whole)
        shares.append(due - given)
        given = due
    return tuple(shares)


def delivery_tax(charge: Decimal, goods: Sequence[Goods]) -> Decimal:
    """Tax on delivery follows the goods: each line carries its share of the charge at its own percentage."""
    shares = split(charge, [line.amount for line in goods])
    taxed = (tax_on(Goods(share, line.percent)) for share, line in zip(shares, goods, strict=True))
    return sum(taxed, NOTHING)
