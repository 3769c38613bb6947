"""What a reader asks for. Nothing about health: tastes, time, tools, who drinks it, and what has to stay out."""

from dataclasses import dataclass
from typing import Final

from content.recipes.words import Age, Allergen, Base, Minutes, Sweetness, Taste, Tool

VERSION: Final = 1  # of the rules: an old link keeps its recipe, so other rules would be a second version
SEEDS: Final = 1_000_000
SERVINGS: Final = (1, 2, 4)


@dataclass(frozen=True)
class Wishes:
    """All wishes; None means that it doesn't matter. `have` holds slugs of ingredients."""

    age: Age = Age.ADULT
    avoid: frozenset[Allergen] = frozenset()
    taste: Taste | None = None
    sweetness: Sweetness = Sweetness.LITTLE
    no_added_sugar: bool = False
    minutes: Minutes | None = None
    tools: frozenset[Tool] = frozenset()
    base: Base = Base.MILK
    have: frozenset[str] = frozenset()
    only_have: bool = False
    servings: int = 1
