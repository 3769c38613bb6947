"""All kinds of recipe together."""

from typing import Final

from content.recipes.shapes import bowls, drinks, savory

ALL: Final = (*drinks.ROWS, *bowls.ROWS, *savory.ROWS)
