"""Grains, crunch, and what else stands in the pantry. Granola counts as everything that granola often holds."""

from functools import partial
from typing import Final

from content.recipes.ingredient import Group, Role, Trait
from content.recipes.table.row import row
from content.recipes.words import Allergen, Taste

grain = partial(row, group=Group.GRAIN)
extra = partial(row, group=Group.EXTRA)
A = Allergen
IN_GRANOLA = (A.TREE_NUTS, A.PEANUT, A.WHEAT, A.SOY, A.SESAME, A.MILK, A.COCONUT)

ROWS: Final = (
    grain("rolled oats", "1/2 cup", 90, [Role.OATS], [Taste.NUTTY], slug="oats", may=[A.WHEAT]),
    grain(
        "certified gluten-free rolled oats",
        "1/2 cup",
        90,
        [Role.OATS],
        [Taste.NUTTY],
        slug="oats-gluten-free",
        traits=[Trait.STAND_IN],
    ),
    grain("granola", "1/4 cup", 110, [Role.CRUNCH], [Taste.NUTTY], months=48, sugar="7", may=IN_GRANOLA),
    grain("wheat germ", "1 Tbsp", 115, [Role.SEED], [Taste.NUTTY], contains=[A.WHEAT]),
    grain("cooked quinoa", "1/4 cup", 185, [Role.CRUNCH], [Taste.NUTTY], slug="quinoa", prep="cooked and cold"),
    grain("puffed rice", "1/4 cup", 14, [Role.CRUNCH], months=48, prep="unsweetened"),
    grain(
        "cooked buckwheat",
        "1/4 cup",
        168,
        [Role.CRUNCH],
        [Taste.NUTTY],
        slug="buckwheat",
        prep="cooked and cold",
        contains=[A.BUCKWHEAT],
    ),
    extra(
        "avocado",
        "1/4 cup",
        150,
        [Role.FAT, Role.VEGETABLE],
        [Taste.FRESH, Taste.SAVORY],
        prep="ripe, mashed smooth",
        traits=[Trait.FAT],
    ),
    extra("olive oil", "2 tsp", None, [Role.OIL], [Taste.SAVORY], prep="extra virgin", traits=[Trait.FAT]),
    extra("soy protein powder", "1 Tbsp", 120, [Role.SEED], prep="unsweetened", months=216, contains=[A.SOY]),
    extra(
        "pea protein powder", "1 Tbsp", 120, [Role.SEED], prep="unsweetened", months=216, contains=[A.PEA], may=[A.SOY]
    ),
    extra(
        "whey protein powder",
        "1 Tbsp",
        110,
        [Role.SEED],
        prep="unsweetened",
        months=216,
        contains=[A.MILK],
        may=[A.SOY],
    ),
)
