"""Turns a kind of recipe and the wishes into openings: for each slot, what may go in, and whether something must."""

from dataclasses import dataclass, replace

from content.recipes.ingredient import Ingredient, Role, Trait
from content.recipes.rules import suits
from content.recipes.shape import Shape, Slot
from content.recipes.wishes import Wishes
from content.recipes.words import Sweetness, Taste


@dataclass(frozen=True)
class Opening:
    """A slot and what may fill it."""

    slot: Slot
    choices: tuple[Ingredient, ...]
    needed: bool


def openings(shape: Shape, wishes: Wishes, allowed: list[Ingredient]) -> list[Opening] | None:
    """All openings of a kind of recipe, or None if these wishes can't be met with it."""
    found = [_opening(shape, slot, allowed) for slot in shape.slots]
    if any(opening.needed and not opening.choices for opening in found):
        return None
    sweetened = _sweetened(found) if wishes.sweetness is Sweetness.SWEET else found
    tasted = _tasting_of(wishes.taste, sweetened, wishes.have) if sweetened and wishes.taste else sweetened
    return [_with_what_is_there(opening, wishes.have) for opening in tasted] if tasted else None


def _opening(shape: Shape, slot: Slot, allowed: list[Ingredient]) -> Opening:
    choices = tuple(each for each in allowed if slot.role in each.roles and suits(each, shape))
    return Opening(slot, choices, slot.needed)


def _sweetened(found: list[Opening]) -> list[Opening] | None:
    """With a sweetener, or else with a fruit that is sweet enough; None if neither can be had."""
    for place, opening in enumerate(found):
        if opening.slot.role is Role.SWEETENER and opening.choices:
            return _replaced(found, place, replace(opening, needed=True))
    for place, opening in enumerate(found):
        ripe = tuple(each for each in opening.choices if Trait.RIPE in each.traits)
        if opening.slot.role is Role.FRUIT and ripe:
            return _replaced(found, place, Opening(opening.slot, ripe, needed=True))
    return None


def _tasting_of(taste: Taste, found: list[Opening], have: frozenset[str]) -> list[Opening] | None:
    """With one opening that must bring the taste, best one for which the reader has something."""
    able = [place for place, opening in enumerate(found) if _tasting(opening, taste)]
    if not able:
        return None
    best = max(able, key=lambda place: (_is_there(_tasting(found[place], taste), have), found[place].needed, -place))
    return _replaced(found, best, Opening(found[best].slot, _tasting(found[best], taste), needed=True))


def _tasting(opening: Opening, taste: Taste) -> tuple[Ingredient, ...]:
    return tuple(each for each in opening.choices if taste in each.tastes)


def _is_there(choices: tuple[Ingredient, ...], have: frozenset[str]) -> bool:
    return any(each.slug in have for each in choices)


def _with_what_is_there(opening: Opening, have: frozenset[str]) -> Opening:
    there = tuple(each for each in opening.choices if each.slug in have)
    return replace(opening, choices=there) if there else opening


def _replaced(found: list[Opening], place: int, opening: Opening) -> list[Opening]:
    return [*found[:place], opening, *found[place + 1 :]]
