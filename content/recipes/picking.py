"""Fills the openings: at most one strong spice, one fat and two fruits, and something sweet beside what is sour."""

from content.recipes.dice import Dice
from content.recipes.ingredient import Ingredient, Role, Trait
from content.recipes.openings import Opening

ONE_IS_ENOUGH = (Trait.STRONG, Trait.FAT)
USE_WHAT_IS_THERE = 0.85  # all of it at once would rarely taste good

Picks = dict[str, Ingredient]


def pick(found: list[Opening], have: frozenset[str], dice: Dice) -> Picks:
    """What goes into each slot, by the slot's name; needed ones first, so that no optional one takes their place."""
    picks: Picks = {}
    for opening in found:
        if opening.needed:
            _fill(opening, picks, dice)
    _bridge(found, picks, dice)
    for opening in found:
        # The dice are thrown for every opening, so that one that is full doesn't shift the others' luck.
        if dice.happens(_chance(opening, have)) and opening.slot.name not in picks:
            _fill(opening, picks, dice)
    return picks


def _chance(opening: Opening, have: frozenset[str]) -> float:
    there = any(each.slug in have for each in opening.choices)
    return USE_WHAT_IS_THERE if there else opening.slot.chance


def _fill(opening: Opening, picks: Picks, dice: Dice) -> None:
    taken = {trait for each in picks.values() for trait in each.traits if trait in ONE_IS_ENOUGH}
    choices = [each for each in opening.choices if not each.traits & taken and each not in picks.values()]
    if choices:
        picks[opening.slot.name] = dice.one_of(choices)


def _bridge(found: list[Opening], picks: Picks, dice: Dice) -> None:
    """Sour on sour needs a bridge: a second fruit that is sweet, or a sweetener."""
    traits = {trait for each in picks.values() for trait in each.traits}
    if Trait.SOUR not in traits or Trait.RIPE in traits or any(Role.SWEETENER in each.roles for each in picks.values()):
        return
    for opening in found:
        if opening.slot.name in picks or opening.slot.role not in (Role.FRUIT, Role.SWEETENER):
            continue
        sweet = tuple(each for each in opening.choices if Trait.RIPE in each.traits or Role.SWEETENER in each.roles)
        if sweet:
            _fill(Opening(opening.slot, sweet, needed=True), picks, dice)
            return
