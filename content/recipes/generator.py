"""From wishes and a seed to a recipe. Pure: the same wishes and seed give the same recipe, while VERSION is 1."""

from content.recipes.dice import Dice
from content.recipes.openings import Opening, openings
from content.recipes.picking import pick
from content.recipes.recipe import Recipe, Refusal
from content.recipes.refusing import refused_at_once, refused_for_want
from content.recipes.rules import allowed, kinds
from content.recipes.shape import Shape
from content.recipes.wishes import SEEDS, Wishes
from content.recipes.writing import write

Way = tuple[Shape, list[Opening]]


def generate(wishes: Wishes, seed: int) -> Recipe | Refusal:
    """One recipe for these wishes, or the reason why there is none; ValueError if the seed is none of ours."""
    if not 0 <= seed < SEEDS:
        raise ValueError(f"a seed is a whole number from 0 to {SEEDS - 1}, not {seed}")
    if refusal := refused_at_once(wishes):
        return refusal
    ways = _ways(wishes)
    if not ways:
        return refused_for_want(wishes)
    dice = Dice(seed)
    shape, found = dice.one_of(_using_most(ways, wishes.have))
    return write(shape, pick(found, wishes.have, dice), wishes, seed)


def _ways(wishes: Wishes) -> list[Way]:
    usable = allowed(wishes)
    return [(shape, found) for shape in kinds(wishes) if (found := openings(shape, wishes, usable)) is not None]


def _using_most(ways: list[Way], have: frozenset[str]) -> list[Way]:
    """The kinds that find a use for what the reader has, at most one short of the best, so that there is a choice."""
    uses = [sum(any(each.slug in have for each in opening.choices) for opening in found) for _, found in ways]
    best = max(uses)
    return [way for way, used in zip(ways, uses, strict=True) if used >= max(best - 1, min(best, 1))]
