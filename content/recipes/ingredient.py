"""What the rules know about one ingredient. The rows are in content/recipes/table/, from the evidence file (4e)."""

from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum

from content.recipes.amounts import Amount
from content.recipes.words import Allergen, Taste


class Group(StrEnum):
    """The shelves that a reader finds ingredients on."""

    FRUIT = "Fruit"
    SWEET = "Sweeteners"
    SPICE = "Spices and flavorings"
    GREEN = "Herbs and vegetables"
    NUT = "Nuts and seeds"
    GRAIN = "Grains and crunch"
    EXTRA = "Other"


class Role(StrEnum):
    """What an ingredient can do in a recipe."""

    FRUIT = "fruit"
    ZEST = "zest"
    SWEETENER = "sweetener"
    SPICE = "spice"
    SALT = "salt"
    SEASONING = "seasoning"
    HERB = "herb"
    GARLIC = "garlic"
    VEGETABLE = "vegetable"
    LEAF = "leaf"
    FAT = "fat"
    OIL = "oil"
    SEED = "seed"
    CHIA = "chia"
    CRUNCH = "crunch"
    OATS = "oats"
    COCOA = "cocoa"
    COFFEE = "coffee"
    APPLE = "apple"


class Trait(StrEnum):
    """What a rule or a remark has to know."""

    SOUR = "sour"  # wants a sweet fruit or a sweetener beside it
    RIPE = "ripe"  # sweet enough to be the sweetness
    ENZYMES = "enzymes"  # thins milk protein: eaten within ten minutes
    HARD = "hard"  # no fork mashes it
    BLENDED = "blended"  # needs a blender to be pleasant, or safe
    STRONG = "strong"  # one of them is enough
    FAT = "fat"  # rounds off acid; one of them is enough
    NON_SUGAR = "non-sugar sweetener"
    CAFFEINE = "caffeine"
    CINNAMON = "cinnamon"
    STAND_IN = "stand-in"  # only for who avoids wheat, or has it
    LEAVES = "leaves"  # rich in vitamin K


@dataclass(frozen=True)
class Ingredient:
    """One row: how much of it goes with a cup of kefir, who may have it from which age, and how it is prepared.

    `grams` is the weight of a cup of it, or of a piece; None for what is measured as a liquid. `small_prep` is how it
    is prepared for a child under four. `added_sugar` is in grams, for the amount that goes with a cup.
    """

    slug: str
    name: str
    group: Group
    amount: Amount
    grams: int | None
    roles: frozenset[Role]
    tastes: frozenset[Taste] = frozenset()
    contains: frozenset[Allergen] = frozenset()
    may_contain: frozenset[Allergen] = frozenset()
    from_months: int = 12
    prep: str = ""
    small_prep: str = ""
    added_sugar: Decimal = field(default=Decimal(0))
    traits: frozenset[Trait] = frozenset()

    @property
    def allergens(self) -> frozenset[Allergen]:
        """What it contains or may contain: who avoids one of these never gets it."""
        return self.contains | self.may_contain
