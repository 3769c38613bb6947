"""One batch as a keeper describes it, in the measures of the care table."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from shop.care.numbers import CARE

CUP_ML: Final = CARE.steady.least_milk.ml
TABLESPOON_ML: Final = CARE.grains.amount.ml


class Spoon(StrEnum):
    """What the grains are measured with."""

    TABLESPOON = "Tbsp"
    TEASPOON = "tsp"


class Measure(StrEnum):
    """What the milk is measured in."""

    CUPS = "cups"
    MILLILITRES = "ml"


class Scale(StrEnum):
    """What the room's warmth is read in."""

    FAHRENHEIT = "F"
    CELSIUS = "C"


@dataclass(frozen=True)
class Batch:
    """Grains in tablespoons, milk in millilitres, the room in degrees Celsius."""

    tablespoons: float
    milk_ml: float
    celsius: float
    settling: bool = False

    @property
    def ml_per_tablespoon(self) -> float:
        return self.milk_ml / self.tablespoons


def batch_of(
    *, spoonfuls: float, spoon: Spoon, milk: float, measure: Measure, degrees: float, scale: Scale, settling: bool
) -> Batch:
    """The batch, whatever it was measured in."""
    return Batch(
        tablespoons=spoonfuls / (3 if spoon is Spoon.TEASPOON else 1),
        milk_ml=milk * (CUP_ML if measure is Measure.CUPS else 1),
        celsius=round((degrees - 32) * 5 / 9 if scale is Scale.FAHRENHEIT else degrees, 6),
        settling=settling,
    )
