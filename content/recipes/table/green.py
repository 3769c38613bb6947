"""Herbs and vegetables."""

from functools import partial
from typing import Final

from content.recipes.ingredient import Group, Role, Trait
from content.recipes.table.row import row
from content.recipes.words import Taste

green = partial(row, group=Group.GREEN)
HERB, VEGETABLE, LEAF = [Role.HERB], [Role.VEGETABLE], [Role.LEAF]
FRESH, SAVORY = Taste.FRESH, Taste.SAVORY

ROWS: Final = (
    green("mint leaves", "4", None, [Role.HERB, Role.ZEST], [FRESH, SAVORY], slug="mint", prep="finely chopped"),
    green("basil leaves", "4", None, [Role.HERB, Role.ZEST], [FRESH, SAVORY], slug="basil", prep="finely chopped"),
    green("dill", "1 Tbsp", 9, HERB, [FRESH, SAVORY], prep="finely chopped"),
    green("chives", "1 Tbsp", 48, HERB, [FRESH, SAVORY], prep="finely chopped"),
    green("parsley", "1 Tbsp", 60, HERB, [FRESH, SAVORY], prep="finely chopped", traits=[Trait.LEAVES]),
    green("cilantro", "1 Tbsp", 16, HERB, [FRESH, SAVORY], prep="finely chopped"),
    green("garlic", "1/8 tsp", None, [Role.GARLIC], [SAVORY], prep="finely grated", traits=[Trait.STRONG]),
    green(
        "baby spinach",
        "1/2 cup",
        30,
        LEAF,
        [FRESH],
        slug="spinach",
        prep="washed",
        traits=[Trait.LEAVES, Trait.BLENDED],
    ),
    green("kale", "1/4 cup", 21, LEAF, [FRESH], prep="washed, without stems", traits=[Trait.LEAVES, Trait.BLENDED]),
    green("cucumber", "1/3 cup", 119, VEGETABLE, [FRESH, SAVORY], prep="finely grated and squeezed dry"),
    green("cooked beet", "1/4 cup", 170, VEGETABLE, [SAVORY], slug="beet", prep="cooked and cold, finely grated"),
    green("carrot", "2 Tbsp", 110, VEGETABLE, [SAVORY], prep="finely grated"),
    green("radishes", "2 Tbsp", 116, VEGETABLE, [FRESH, SAVORY], prep="finely grated"),
    green(
        "tomato",
        "1/4 cup",
        180,
        VEGETABLE,
        [SAVORY],
        prep="ripe, without seeds, diced small",
        small="ripe, without skin and seeds, chopped very fine",
    ),
    green("roasted pepper", "1/4 cup", 140, VEGETABLE, [SAVORY], prep="from a jar, drained, chopped very fine"),
)
