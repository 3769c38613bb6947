"""How long a recipe takes to make, without a web server: the budget is five milliseconds at the median."""

import statistics
import time

from content.recipes.generator import generate
from content.recipes.wishes import Wishes
from content.recipes.words import Allergen, Tool

BUDGET_MS = 5.0
SEEDS = 2000
WISHES = (
    Wishes(tools=frozenset(Tool)),
    Wishes(tools=frozenset(Tool), avoid=frozenset({Allergen.PEANUT, Allergen.SOY}), have=frozenset({"mango", "oats"})),
)


def median_ms() -> float:
    """The median of so many recipes for each of two sets of wishes, in milliseconds."""
    taken = []
    for wishes in WISHES:
        for seed in range(SEEDS):
            start = time.perf_counter()
            generate(wishes, seed)
            taken.append(1000 * (time.perf_counter() - start))
    return statistics.median(taken)
