"""Kitchen amounts: exact fractions of cups and spoons, told in US and in metric measures."""

from dataclasses import dataclass
from decimal import Decimal
from enum import Enum
from fractions import Fraction
from typing import Final

TEASPOON_ML: Final = 5
TABLESPOON: Final = Fraction(3)  # in teaspoons
CUP: Final = Fraction(48)
SMALLEST: Final = Fraction(1, 8)  # of a teaspoon; what is less is a pinch
GAP: Final = "\N{NO-BREAK SPACE}"
# A metric amount is rounded to the coarsest of these that stays within 4 % of the spoon's.
STEPS: Final = tuple(Decimal(step) for step in ("50", "25", "10", "5", "1", "0.5", "0.1"))
CLOSE: Final = Decimal("0.04")


class Unit(Enum):
    """What an amount is counted in: teaspoons for everything that is poured or spooned, or pieces."""

    TEASPOON = "tsp"
    PIECE = ""


@dataclass(frozen=True)
class Amount:
    """So many teaspoons or pieces."""

    quantity: Fraction
    unit: Unit = Unit.TEASPOON

    def __mul__(self, factor: Fraction | int) -> "Amount":
        return Amount(self.quantity * factor, self.unit)

    @property
    def is_pinch(self) -> bool:
        """Whether no measuring spoon is small enough."""
        return self.unit is Unit.TEASPOON and self.quantity < SMALLEST


def read(text: str) -> Amount:
    """The amount that the tables write as "1/2 cup", "2 Tbsp", "1/4 tsp" or "4" (pieces)."""
    number, _, unit = text.partition(" ")
    sizes = {"cup": CUP, "Tbsp": TABLESPOON, "tsp": Fraction(1)}
    return Amount(Fraction(number) * sizes[unit]) if unit else Amount(Fraction(number), Unit.PIECE)


def us(amount: Amount) -> str:
    """As an American kitchen measures it: the largest cup or spoon that gives a plain fraction."""
    if amount.is_pinch:
        return "a pinch"
    if amount.unit is Unit.PIECE:
        return fraction(amount.quantity)
    cups, spoons = amount.quantity / CUP, amount.quantity / TABLESPOON
    if cups >= Fraction(1, 4) and 1 in {(cups * 4).denominator, (cups * 3).denominator}:
        return f"{fraction(cups)}{GAP}cup{'s' if cups > 1 else ''}"
    if spoons < 1:
        return f"{fraction(amount.quantity)}{GAP}tsp"
    if (spoons * 2).denominator == 1:
        return f"{fraction(spoons)}{GAP}Tbsp"
    whole = Fraction(int(spoons))
    return f"{whole}{GAP}Tbsp + {fraction(amount.quantity - whole * TABLESPOON)}{GAP}tsp"


def metric(amount: Amount, *, grams: int | None) -> str:
    """In grams where a cup of it (or a piece) weighs so many grams, else in millilitres; nothing for a pinch."""
    if amount.is_pinch:
        return ""
    if amount.unit is Unit.PIECE:
        return f"{plain(_decimal(amount.quantity * grams))}{GAP}g" if grams else ""
    if grams is None or amount.quantity < TABLESPOON:
        return f"{plain(_decimal(amount.quantity * TEASPOON_ML))}{GAP}ml"
    return f"{plain(_decimal(amount.quantity * grams / CUP))}{GAP}g"


def plain(value: Decimal) -> str:
    """The value on the coarsest kitchen step that is close enough to it."""
    for step in STEPS:
        rounded = (value / step).quantize(Decimal(1)) * step
        if rounded and abs(rounded - value) <= CLOSE * value:
            return f"{rounded.normalize():f}"
    return f"{value.quantize(Decimal('0.01')).normalize():f}"


def fraction(quantity: Fraction) -> str:
    """As cooks write it: 2, 1/2, 1 1/3."""
    whole, rest = divmod(quantity, 1)
    parts = [str(whole)] if whole else []
    return " ".join([*parts, str(rest)] if rest else parts)


def _decimal(value: Fraction) -> Decimal:
    return Decimal(value.numerator) / Decimal(value.denominator)
