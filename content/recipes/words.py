"""The words that wishes are made of: tastes, ages, allergens, tools, bases; each knows how it is told to a reader."""

from enum import Enum, IntEnum, StrEnum
from fractions import Fraction
from typing import Final


class Taste(StrEnum):
    """What a recipe should taste of."""

    FRESH = "fresh"
    FRUITY = "fruity"
    NUTTY = "nutty"
    CHOCOLATEY = "chocolatey"
    SPICED = "spiced"
    SAVORY = "savory"


class Allergen(StrEnum):
    """The nine major food allergens of US labels, and four more that some people leave out."""

    MILK = "milk"
    EGG = "egg"
    FISH = "fish"
    SHELLFISH = "shellfish"
    TREE_NUTS = "tree nuts"
    PEANUT = "peanut"
    WHEAT = "wheat"
    SOY = "soy"
    SESAME = "sesame"
    COCONUT = "coconut"
    BUCKWHEAT = "buckwheat"
    PEA = "pea protein"
    MUSTARD = "mustard"


class Sweetness(StrEnum):
    """How much sweetening is wanted."""

    NONE = "none"
    LITTLE = "little"
    SWEET = "sweet"


class Minutes(IntEnum):
    """How long it may take, waiting included; a night counts as twelve hours."""

    FIVE = 5
    FIFTEEN = 15
    NIGHT = 720


class Tool(StrEnum):
    """What a kitchen may have; a glass, a fork, a spoon and a fridge it has."""

    WHISK = "whisk"
    BLENDER = "blender"
    FREEZER = "freezer"
    GRATER = "grater"
    STRAINER = "strainer"


class Base(StrEnum):
    """What the grains fermented."""

    MILK = "milk"
    COCONUT = "coconut"
    ALMOND = "almond"
    SOY = "soy"


class Age(Enum):
    """For whom it is: the youngest age of the group in months, and the cap of kefir in cups for one serving.

    The caps are the cautious ends of the evidence file's rules (4c).
    """

    BABY = ("baby", 0, Fraction(0))
    ONE = ("one", 12, Fraction(1, 4))
    TWO = ("two", 24, Fraction(1, 2))
    FOUR = ("four", 48, Fraction(1, 2))
    NINE = ("nine", 108, Fraction(1))
    ADULT = ("adult", 216, Fraction(1))

    def __init__(self, key: str, months: int, cups: Fraction) -> None:
        self.key, self.months, self.cups = key, months, cups

    @property
    def may_choke(self) -> bool:
        """Whether the choking list of the American Academy of Pediatrics applies: under four years."""
        return self.months < Age.FOUR.months

    @property
    def is_child(self) -> bool:
        return self.months < Age.ADULT.months


AGE_WORDS: Final = {
    Age.BABY: "A baby under 12 months",
    Age.ONE: "A one-year-old (12 to 23 months)",
    Age.TWO: "A child of 2 or 3",
    Age.FOUR: "A child of 4 to 8",
    Age.NINE: "Someone of 9 to 17",
    Age.ADULT: "Grown-ups",
}
MINUTES_WORDS: Final = {
    Minutes.FIVE: "Five minutes",
    Minutes.FIFTEEN: "A quarter of an hour",
    Minutes.NIGHT: "It may wait overnight",
}
SWEETNESS_WORDS: Final = {
    Sweetness.NONE: "Not sweetened",
    Sweetness.LITTLE: "A little",
    Sweetness.SWEET: "Sweet",
}
TOOL_WORDS: Final = {
    Tool.WHISK: "A whisk, or a jar with a lid",
    Tool.BLENDER: "A blender",
    Tool.FREEZER: "A freezer",
    Tool.GRATER: "A grater",
    Tool.STRAINER: "A fine strainer and a clean cloth",
}
BASE_WORDS: Final = {
    Base.MILK: "Milk kefir",
    Base.COCONUT: "Coconut-milk kefir",
    Base.ALMOND: "Almond-milk kefir",
    Base.SOY: "Soy-milk kefir",
}
BASE_ALLERGENS: Final = {
    Base.MILK: frozenset({Allergen.MILK}),
    Base.COCONUT: frozenset({Allergen.MILK, Allergen.COCONUT}),
    Base.ALMOND: frozenset({Allergen.MILK, Allergen.TREE_NUTS}),
    Base.SOY: frozenset({Allergen.MILK, Allergen.SOY}),
}


def listed(names: list[str], *, last: str = "and") -> str:
    """The names as a sentence lists them: a, b and c."""
    *front, end = names
    return f"{', '.join(front)} {last} {end}" if front else end
