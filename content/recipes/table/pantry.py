"""All ingredients together, by slug and by shelf."""

from itertools import groupby
from typing import Final

from content.recipes.ingredient import Group, Ingredient
from content.recipes.table import fruit, grain, green, nut, spice, sweet

ALL: Final = (*fruit.ROWS, *sweet.ROWS, *spice.ROWS, *green.ROWS, *nut.ROWS, *grain.ROWS)
BY_SLUG: Final = {ingredient.slug: ingredient for ingredient in ALL}


def shelves() -> list[tuple[Group, list[Ingredient]]]:
    """The ingredients as a reader looks for them, shelf by shelf."""
    return [(group, list(rows)) for group, rows in groupby(ALL, key=lambda ingredient: ingredient.group)]
