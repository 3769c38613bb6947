"""Fruit. `small` is what the choking advice for children under four asks for; smooth is left to the recipe's steps."""

from functools import partial
from typing import Final

from content.recipes.ingredient import Group, Role, Trait
from content.recipes.table.row import row
from content.recipes.words import Allergen, Taste

fruit = partial(row, group=Group.FRUIT)
FRUIT, ZEST, APPLE = [Role.FRUIT], [Role.ZEST], [Role.FRUIT, Role.APPLE]
FRESH, FRUITY = Taste.FRESH, Taste.FRUITY
RIPE, SOUR, ENZYMES, HARD, BLENDED = Trait.RIPE, Trait.SOUR, Trait.ENZYMES, Trait.HARD, Trait.BLENDED

ROWS: Final = (
    fruit("strawberries", "1/2 cup", 150, FRUIT, [FRUITY, FRESH], prep="sliced", small="cut very small and mashed"),
    fruit("blueberries", "1/4 cup", 148, FRUIT, [FRUITY], small="each one squashed flat"),
    fruit("raspberries", "1/3 cup", 123, FRUIT, [FRUITY, FRESH], small="mashed", traits=[SOUR]),
    fruit("blackberries", "1/3 cup", 144, FRUIT, [FRUITY], small="mashed", traits=[SOUR]),
    fruit(
        "cherries",
        "1/3 cup",
        154,
        FRUIT,
        [FRUITY],
        prep="pitted and halved",
        small="pitted and quartered",
        traits=[RIPE],
    ),
    fruit(
        "peach",
        "1/2 cup",
        154,
        FRUIT,
        [FRUITY],
        prep="ripe, sliced",
        small="very ripe, peeled and mashed",
        traits=[RIPE],
    ),
    fruit("mango", "1/3 cup", 165, FRUIT, [FRUITY], prep="ripe, diced", small="very ripe, mashed", traits=[RIPE]),
    fruit("banana", "1/2 cup", 150, FRUIT, [FRUITY], prep="ripe, sliced", small="very ripe, mashed", traits=[RIPE]),
    fruit(
        "pineapple",
        "1/4 cup",
        165,
        FRUIT,
        [FRUITY, FRESH],
        prep="fresh, in small pieces",
        small="crushed",
        traits=[ENZYMES, HARD],
    ),
    fruit(
        "canned pineapple",
        "1/4 cup",
        181,
        FRUIT,
        [FRUITY],
        prep="in juice, drained",
        small="in juice, drained and crushed",
        traits=[HARD],
    ),
    fruit(
        "kiwifruit",
        "1/3 cup",
        180,
        FRUIT,
        [FRESH, FRUITY],
        prep="peeled and diced",
        small="very ripe, peeled and mashed",
        traits=[ENZYMES, SOUR],
    ),
    fruit(
        "papaya", "1/3 cup", 145, FRUIT, [FRUITY], prep="ripe, diced", small="very ripe, mashed", traits=[ENZYMES, RIPE]
    ),
    fruit("apple", "1/4 cup", 110, APPLE, [FRESH], prep="grated", small="peeled and finely grated", traits=[HARD]),
    fruit(
        "pear",
        "1/4 cup",
        160,
        FRUIT,
        [FRUITY, FRESH],
        prep="ripe, diced",
        small="very ripe, peeled and mashed",
        traits=[RIPE],
    ),
    fruit("applesauce", "1/4 cup", 244, FRUIT, [FRUITY], prep="unsweetened", traits=[RIPE]),
    fruit(
        "orange",
        "1/4 cup",
        180,
        FRUIT,
        [FRESH, FRUITY],
        prep="peeled, without pith, diced",
        small="peeled, without skins and pips, mashed",
        traits=[SOUR],
    ),
    fruit("pomegranate seeds", "2 Tbsp", 174, [Role.CRUNCH], [FRESH, FRUITY], months=48),
    fruit(
        "passion fruit",
        "2 Tbsp",
        236,
        FRUIT,
        [FRUITY, FRESH],
        slug="passion-fruit",
        prep="the pulp",
        small="the pulp, strained",
        months=24,
        traits=[SOUR],
    ),
    fruit("grapes", "1/4 cup", 151, FRUIT, [FRUITY], prep="seedless, quartered lengthwise", traits=[RIPE, HARD]),
    fruit("raisins", "1 Tbsp", 145, [Role.CRUNCH], [FRUITY], months=48),
    fruit("pumpkin purée", "2 Tbsp", 245, [Role.SEED], [Taste.SPICED], slug="pumpkin", prep="plain, not pie filling"),
    fruit(
        "coconut flakes",
        "1 Tbsp",
        80,
        [Role.CRUNCH],
        [Taste.NUTTY],
        prep="unsweetened",
        months=48,
        contains=[Allergen.COCONUT],
    ),
    fruit(
        "lemon zest",
        "1 tsp",
        96,
        ZEST,
        [FRESH],
        slug="lemon",
        prep="from a washed lemon, grated; easiest from the freezer",
    ),
    fruit("lime zest", "1/2 tsp", 96, ZEST, [FRESH], slug="lime", prep="from a washed lime, grated"),
    fruit(
        "orange zest",
        "1/2 tsp",
        96,
        ZEST,
        [FRESH, Taste.SPICED],
        slug="orange-zest",
        prep="from a washed orange, grated",
    ),
)
