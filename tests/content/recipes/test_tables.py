"""The tables are whole: enough to choose from, and nothing in them that a rule would trip over."""

import re
from itertools import chain

from content.recipes.amounts import Unit
from content.recipes.go_to import GO_TO
from content.recipes.shapes import cookbook
from content.recipes.table import pantry
from content.recipes.words import Allergen
from tests.content.recipes.test_promises import HEAT
from tests.content.recipes.wishing import NOT_MILK

# The evidence file's list, as far as a recipe could say such a word.
CLAIMS = re.compile(
    r"anxi|depress|adhd|autis|pcos|insulin|diabet|blood sugar|fertil|insomnia|sleep|calm|cortisol|inflamm|autophagy|"
    r"detox|heal|cure|treat|remedy|therap|proven|immun|hair|dose|probiotic|lactose-free|dairy-free|vegan|"
    r"raw milk|slim|glow"
)


def test_there_is_enough_to_choose_from() -> None:
    assert len(pantry.BY_SLUG) == len(pantry.ALL) == 97
    assert len(cookbook.ALL) == len({shape.slug for shape in cookbook.ALL}) == 21


def test_every_role_that_is_needed_can_be_filled_by_several() -> None:
    for shape in cookbook.ALL:
        for slot in shape.slots:
            able = [each for each in pantry.ALL if slot.role in each.roles]
            assert len(able) >= 1, (shape.slug, slot.name)


def test_steps_name_only_slots_that_there_are_and_each_slot_once() -> None:
    for shape in cookbook.ALL:
        named = [re.findall(r"\{([a-z ]+)\}", step) for step in shape.steps]
        assert all(len(gaps) <= 1 for gaps in named), shape.slug
        slots = [name for gap in chain.from_iterable(named) for name in gap.split()]
        assert sorted(slots) == sorted(slot.name for slot in shape.slots), shape.slug


def test_no_step_heats_anything() -> None:
    steps = [step for shape in cookbook.ALL for step in shape.steps] + list(GO_TO.steps)

    assert [step for step in steps if HEAT.search(step.lower())] == []


def test_no_word_of_a_recipe_promises_health() -> None:
    said = [shape.noun for shape in cookbook.ALL] + [each.name for each in pantry.ALL] + [GO_TO.title, *GO_TO.steps]
    said += [each.prep for each in pantry.ALL] + [step for shape in cookbook.ALL for step in shape.steps]

    assert [words for words in said if CLAIMS.search(words.lower())] == []


def test_what_is_avoided_has_something_to_avoid() -> None:
    held = frozenset(chain.from_iterable(each.allergens for each in pantry.ALL))

    # No ingredient here holds egg, fish or shellfish; the reader may tick them all the same.
    assert set(NOT_MILK) - held == {Allergen.EGG, Allergen.FISH, Allergen.SHELLFISH}


def test_everything_that_is_weighed_by_the_piece_has_a_weight_or_is_counted() -> None:
    pieces = {each.slug: each.grams for each in pantry.ALL if each.amount.unit is Unit.PIECE}

    assert pieces == {"date": 24, "mint": None, "basil": None}
