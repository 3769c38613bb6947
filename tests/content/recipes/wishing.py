"""Wishes of every kind for property tests, and measures read back from what a recipe says."""

import random
import re
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from hypothesis import strategies as st

from content.recipes.generator import generate
from content.recipes.recipe import Recipe, Refusal
from content.recipes.table import pantry
from content.recipes.wishes import SEEDS, SERVINGS, Wishes
from content.recipes.words import Age, Allergen, Base, Minutes, Sweetness, Taste, Tool

SLUGS: Final = sorted(pantry.BY_SLUG)
NOT_MILK: Final = [allergen for allergen in Allergen if allergen is not Allergen.MILK]
ML: Final = {"cup": 240, "cups": 240, "Tbsp": 15, "tsp": 5}
MEASURE: Final = re.compile(r"((?:\d+ )?\d+(?:/\d+)?)\s(cups?|Tbsp|tsp)")


@dataclass(frozen=True)
class Case:
    """One set of wishes and a seed."""

    asked: Wishes
    seed: int


def cases(ages: tuple[Age, ...] = tuple(Age)) -> st.SearchStrategy[Case]:
    """Any wishes at all, for these ages. One number is drawn and spread over them: a tenth of the usual time."""
    return st.integers(min_value=0, max_value=2**48).map(lambda number: case(number, ages))


def case(number: int, ages: tuple[Age, ...] = tuple(Age)) -> Case:
    """The case of that number; the same each time."""
    by = random.Random(number)
    asked = Wishes(
        age=by.choice(ages),
        avoid=frozenset(by.sample(NOT_MILK, by.choice((0, 0, 1, 2, 3)))),
        taste=by.choice((None, None, *Taste)),
        sweetness=by.choice(tuple(Sweetness)),
        no_added_sugar=by.random() < 0.3,
        minutes=by.choice((None, *Minutes)),
        tools=frozenset(by.sample(tuple(Tool), by.randint(0, len(Tool)))),
        base=by.choice((Base.MILK, Base.MILK, *Base)),
        have=frozenset(by.sample(SLUGS, by.choice((0, 0, 3, 8, 20)))),
        only_have=by.random() < 0.2,
        servings=by.choice(SERVINGS),
    )
    return Case(asked, by.randrange(SEEDS))


def recipe_of(found: Case) -> Recipe | None:
    """The recipe; None where there is none, which other tests look at."""
    made = generate(found.asked, found.seed)
    return None if isinstance(made, Refusal) else made


def millilitres(us: str) -> float:
    """What an American measure holds, such as "1 1/3 cups" or "1 Tbsp + 1 tsp"."""
    return float(sum(_fraction(number) * ML[unit] for number, unit in MEASURE.findall(us)))


def _fraction(text: str) -> Fraction:
    return sum((Fraction(part) for part in text.split()), Fraction(0))
