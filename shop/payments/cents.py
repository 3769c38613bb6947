"""Dollars inside, whole cents at Stripe's border. Pure."""

from decimal import Decimal

CENT = Decimal("0.01")


def to_cents(amount: Decimal) -> int:
    """The amount in whole cents; ValueError if it has a fraction of one."""
    cents = amount * 100
    if cents != cents.to_integral_value():
        raise ValueError(f"{amount} is not a whole number of cents")
    return int(cents)


def from_cents(cents: int) -> Decimal:
    """Whole cents as an amount of money with two places."""
    return (Decimal(cents) / 100).quantize(CENT)
