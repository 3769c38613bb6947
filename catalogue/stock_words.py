"""How many jars are left, in words a buyer understands."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

FEW = 5  # from here on down the number is worth saying
UNCOUNTED = 1_000_000  # a product whose stock nobody counts


@dataclass(frozen=True)
class Stock:
    """What can still be bought; `badge` is "", "low" or "out"."""

    left: int

    @property
    def words(self) -> str:
        if self.left <= 0:
            return "Sold out"
        if self.left > FEW:
            return "In stock"
        return "Last jar" if self.left == 1 else f"Last {self.left} jars"

    @property
    def badge(self) -> str:
        if self.left <= 0:
            return "out"
        return "low" if self.left <= FEW else ""


def stock_of(availabilities: Iterable[Any]) -> Stock:
    """The stock of everything that Oscar's availability policies have to offer together."""
    return Stock(sum(_left(availability) for availability in availabilities))


def _left(availability: Any) -> int:
    if not availability.is_available_to_buy:
        return 0
    return int(getattr(availability, "num_available", UNCOUNTED))
