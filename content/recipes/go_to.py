"""The owner's own recipe, which no seed changes: a bowl with frozen lemon and strawberries."""

from decimal import Decimal
from typing import Final

from content.recipes.amounts import metric, read, us
from content.recipes.ingredient import Trait
from content.recipes.notes import GROWN_UP, REMARKS
from content.recipes.recipe import Line, Recipe


def line(amount: str, grams: int | None, name: str, prep: str, *, slug: str = "") -> Line:
    """A line of the recipe; grams are those of a cup."""
    given = read(amount)
    return Line(us(given), metric(given, grams=grams), name, prep, slug or name)


GO_TO: Final = Recipe(
    slug="lemon-strawberry-bowl",
    title="Frozen-lemon and strawberry bowl",
    makes="1 bowl",
    minutes=5,
    waiting=0,
    tools=("A fine grater",),
    lines=(
        line("1 cup", None, "milk kefir", "or a little more; nobody counts", slug="kefir"),
        line("4 tsp", None, "lemon", "a washed whole one, frozen, zest and pulp grated; stop when it feels right"),
        line("1/2 cup", 150, "strawberries", "fresh, cut up"),
        line("1/2 tsp", None, "stevia-erythritol blend", "to taste, or none", slug="stevia-erythritol"),
    ),
    steps=(
        "Keep a washed lemon or two in the freezer, so that one is always ready.",
        "Pour the kefir into a bowl.",
        "Grate the frozen lemon straight over it, skin, pulp and all, for three seconds or a whole minute.",
        "Sweeten as you like it, and stir.",
        "Cut up the strawberries, and drop them in.",
    ),
    eat="Eat it right away, while the lemon is still frosty.",
    contains=("milk",),
    may_contain=(),
    added_sugar=Decimal(0),
    sugar_from=(),
    notes=(GROWN_UP, REMARKS[Trait.NON_SUGAR], "For a child under six, leave the sweetener out."),
)
NAMED: Final = {GO_TO.slug: GO_TO}
