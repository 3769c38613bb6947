"""Writes what was picked down as a recipe: title, amounts, steps, allergens, sugar."""

import re
from decimal import Decimal
from fractions import Fraction
from typing import Final

from content.recipes.amounts import CUP, Amount, metric, us
from content.recipes.ingredient import Ingredient, Role
from content.recipes.notes import kefir_prep, notes
from content.recipes.picking import Picks
from content.recipes.recipe import Line, Recipe
from content.recipes.shape import Shape, Slot
from content.recipes.wishes import Wishes
from content.recipes.words import BASE_ALLERGENS, BASE_WORDS, TOOL_WORDS, Allergen, Sweetness, listed

GAP: Final = re.compile(r"\{([a-z ]+)\}")
UNNAMED: Final = frozenset({Role.SALT, Role.SEED, Role.SWEETENER, Role.OATS, Role.CHIA, Role.OIL, Role.GARLIC})
CHECK_FOR_LUMPS: Final = "Go through it with a spoon before you serve it: a small child should find no lump."
PLURALS: Final = {"glass": "glasses", "dish": "dishes"}


def write(shape: Shape, picks: Picks, wishes: Wishes, seed: int) -> Recipe:
    """The recipe of a kind with these ingredients, in the amounts for these eaters."""
    cups = min(wishes.age.cups, shape.cups)
    filled = [slot for slot in shape.slots if slot.name in picks]
    used = [picks[slot.name] for slot in filled]
    sugar, sugar_from = _added_sugar(used, cups, wishes)
    contains = frozenset[Allergen]().union(BASE_ALLERGENS[wishes.base], *(each.contains for each in used))
    may_contain = frozenset[Allergen]().union(*(each.may_contain for each in used)) - contains
    return Recipe(
        slug=shape.slug,
        title=_title(shape, picks),
        makes=_makes(shape, wishes.servings),
        minutes=shape.minutes,
        waiting=shape.waiting,
        tools=tuple(TOOL_WORDS[tool] for tool in sorted(shape.tools)),
        lines=(_kefir(cups, wishes), *(_line(slot, picks[slot.name], cups, wishes) for slot in filled)),
        steps=(*_steps(shape, picks), *([CHECK_FOR_LUMPS] if wishes.age.may_choke and not _is_smooth(shape) else [])),
        eat=shape.eat,
        contains=tuple(allergen.value for allergen in Allergen if allergen in contains),
        may_contain=tuple(allergen.value for allergen in Allergen if allergen in may_contain),
        added_sugar=sugar,
        sugar_from=sugar_from,
        notes=notes(used, wishes),
        wishes=wishes,
        seed=seed,
    )


def _is_smooth(shape: Shape) -> bool:
    """Whether it left the blender for the freezer: nobody can look for lumps afterwards."""
    return shape.blended and shape.waiting > 0


def _title(shape: Shape, picks: Picks) -> str:
    slots = sorted(shape.slots, key=lambda slot: not slot.needed)
    named = [picks[slot.name].name for slot in slots if slot.role not in UNNAMED and slot.name in picks]
    noun = shape.noun[0].upper() + shape.noun[1:]
    return f"{noun} with {listed(named[:2])}" if named else noun


def _makes(shape: Shape, servings: int) -> str:
    noun = shape.portion if servings == 1 else PLURALS.get(shape.portion, shape.portion + "s")
    return f"{servings} {noun}"


def _kefir(cups: Fraction, wishes: Wishes) -> Line:
    amount = Amount(cups * CUP * wishes.servings)
    name = BASE_WORDS[wishes.base].lower()
    return Line(us(amount), metric(amount, grams=None), name, kefir_prep(wishes.age), "kefir")


def _line(slot: Slot, ingredient: Ingredient, cups: Fraction, wishes: Wishes) -> Line:
    amount = (slot.amount or ingredient.amount) * (cups * wishes.servings * _sweeter(ingredient, wishes))
    return Line(
        us=us(amount),
        metric=metric(amount, grams=ingredient.grams),
        name=ingredient.name,
        prep=ingredient.small_prep if wishes.age.may_choke else ingredient.prep,
        slug=ingredient.slug,
    )


def _sweeter(ingredient: Ingredient, wishes: Wishes) -> int:
    return 2 if wishes.sweetness is Sweetness.SWEET and Role.SWEETENER in ingredient.roles else 1


def _added_sugar(used: list[Ingredient], cups: Fraction, wishes: Wishes) -> tuple[Decimal, tuple[str, ...]]:
    """Grams in one serving, and the ingredients that bring them."""
    share = Decimal(cups.numerator) / Decimal(cups.denominator)
    sugary = [each for each in used if each.added_sugar]
    grams = sum((each.added_sugar * share * _sweeter(each, wishes) for each in sugary), Decimal(0))
    return grams, tuple(each.name for each in sugary)


def _steps(shape: Shape, picks: Picks) -> list[str]:
    return [step for template in shape.steps if (step := _step(template, picks))]


def _step(template: str, picks: Picks) -> str:
    """The step with its gap filled; nothing if everything that it speaks of was left out."""
    gap = GAP.search(template)
    if gap is None:
        return template
    named = [picks[name].name for name in gap[1].split() if name in picks]
    if not named:
        return _without_gap(template)
    return GAP.sub(listed(named), template)


def _without_gap(template: str) -> str:
    """A step goes on without its extras only where it says how: "with the {…} and the kefir"."""
    short = re.sub(r" with the \{[a-z ]+\} and the kefir", " with the kefir", template)
    return "" if GAP.search(short) else short
