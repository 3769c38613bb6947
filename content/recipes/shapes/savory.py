"""Recipes with salt and herbs, and the thick ones that are spread."""

from fractions import Fraction
from typing import Final

from content.recipes.ingredient import Role
from content.recipes.shape import Shape, slot
from content.recipes.words import Taste, Tool

T = Taste
THREE_DAYS: Final = "Keeps in the fridge for three days; stir before serving."
STRAINED: Final = (
    "Line the strainer with the cloth over a bowl, pour in the kefir, and leave it in the fridge overnight. "
    "What stays in the cloth is thick and spreadable; the whey below is good in dough or dressings."
)

DRESSING = Shape(
    slug="dressing",
    noun="dressing",
    portion="salad",
    tastes=frozenset({T.SAVORY, T.FRESH}),
    slots=(
        slot("herb", Role.HERB, needed=True, amount="4 Tbsp"),
        slot("zest", Role.ZEST, chance=0.4),
        slot("seasoning", Role.SEASONING, chance=0.6),
        slot("garlic", Role.GARLIC, chance=0.4),
        slot("oil", Role.OIL, chance=0.6, amount="4 Tbsp"),
        slot("salt", Role.SALT, chance=0.9),
    ),
    steps=(
        "Whisk the kefir with the {oil} until it thickens a little.",
        "Stir in the {herb zest seasoning garlic salt}.",
        "Leave in the fridge for ten minutes, so that the flavors meet.",
    ),
    eat=THREE_DAYS,
    tools=frozenset({Tool.WHISK}),
    minutes=5,
    waiting=10,
    cups=Fraction(1, 4),
)
DIP = Shape(
    slug="dip",
    noun="dip",
    portion="dish",
    tastes=frozenset({T.SAVORY, T.FRESH}),
    slots=(
        slot("vegetable", Role.VEGETABLE, needed=True),
        slot("herb", Role.HERB, chance=0.8),
        slot("seasoning", Role.SEASONING, chance=0.6),
        slot("garlic", Role.GARLIC, chance=0.5),
        slot("oil", Role.OIL, chance=0.4),
        slot("salt", Role.SALT, chance=0.9),
    ),
    steps=(
        STRAINED,
        "Stir in the {vegetable herb seasoning garlic oil salt}.",
    ),
    eat=THREE_DAYS,
    tools=frozenset({Tool.STRAINER}),
    minutes=10,
    waiting=600,
)
SPREAD = Shape(
    slug="cream",
    noun="cream",
    portion="dish",
    tastes=frozenset({T.NUTTY, T.CHOCOLATEY, T.SPICED, T.FRUITY}),
    slots=(
        slot("fruit", Role.FRUIT, needed=True),
        slot("rich", Role.FAT, chance=0.5),
        slot("cocoa", Role.COCOA, chance=0.3),
        slot("spice", Role.SPICE),
        slot("sweet", Role.SWEETENER, chance=0.8),
    ),
    steps=(
        STRAINED,
        "Beat the thick part with the {rich cocoa spice sweet} until smooth.",
        "Serve with the {fruit}.",
    ),
    eat=THREE_DAYS,
    tools=frozenset({Tool.STRAINER}),
    minutes=10,
    waiting=600,
)
COLD_SOUP = Shape(
    slug="cold-soup",
    noun="cold soup",
    portion="bowl",
    tastes=frozenset({T.SAVORY, T.FRESH}),
    slots=(
        slot("vegetable", Role.VEGETABLE, needed=True, amount="1 cup"),
        slot("herb", Role.HERB, needed=True),
        slot("seasoning", Role.SEASONING, chance=0.5),
        slot("garlic", Role.GARLIC, chance=0.5),
        slot("oil", Role.OIL, chance=0.5),
        slot("salt", Role.SALT, chance=0.9),
    ),
    steps=(
        "Blend the {vegetable garlic} with half of the kefir until smooth.",
        "Stir in the {seasoning salt} and the rest of the kefir.",
        "Chill, and serve with the {herb oil} on top.",
    ),
    eat="Keeps in the fridge until tomorrow; stir before serving.",
    tools=frozenset({Tool.BLENDER}),
    minutes=10,
    blended=True,
)
RAITA = Shape(
    slug="raita",
    noun="raita",
    portion="dish",
    tastes=frozenset({T.SAVORY, T.FRESH}),
    slots=(
        slot("vegetable", Role.VEGETABLE, needed=True),
        slot("herb", Role.HERB, needed=True),
        slot("seasoning", Role.SEASONING, chance=0.7),
        slot("salt", Role.SALT, chance=0.9),
    ),
    steps=(
        "Stir the {vegetable} into the kefir.",
        "Season with the {seasoning salt}.",
        "Fold in the {herb}.",
    ),
    eat="Best within the hour; keeps in the fridge until tomorrow.",
    cups=Fraction(1, 2),
)
ROWS: Final = (DRESSING, DIP, SPREAD, COLD_SOUP, RAITA)
