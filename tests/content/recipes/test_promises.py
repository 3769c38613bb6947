"""What every recipe keeps, whatever is wished for. The lists of what is unsafe are written down here anew."""

import re
from dataclasses import replace
from typing import Final

import pytest
from hypothesis import HealthCheck, given, settings

from content.recipes.generator import generate
from content.recipes.ingredient import Trait
from content.recipes.notes import CHILD
from content.recipes.recipe import Recipe, Refusal
from content.recipes.refusing import BABY
from content.recipes.table import pantry
from content.recipes.wishes import Wishes
from content.recipes.words import TOOL_WORDS, Age, Allergen
from tests.content.recipes.wishing import Case, cases, millilitres, recipe_of


def many(examples: int) -> settings:
    """So many cases; a loaded machine is no failure."""
    return settings(max_examples=examples, deadline=None, suppress_health_check=list(HealthCheck))


# By name, not by the tables' own columns: granola, chocolate and oats hold what they don't say.
HOLDS: Final = {
    Allergen.TREE_NUTS: r"almond|walnut|pecan|pistachio|hazelnut|cashew|granola|chocolate|cocoa|peanut",
    Allergen.PEANUT: r"peanut|granola|chocolate|cocoa|almonds|almond butter|walnut|pecan|pistachio|hazelnut|cashew",
    Allergen.WHEAT: r"wheat germ|granola|^rolled oats",
    Allergen.SOY: r"soy|granola|chocolate|cocoa|(pea|whey) protein",
    Allergen.SESAME: r"tahini|sesame|granola",
    Allergen.COCONUT: r"coconut (milk|flakes)|coconut-milk|granola",
    Allergen.BUCKWHEAT: r"buckwheat",
    Allergen.PEA: r"pea protein",
    Allergen.MUSTARD: r"mustard",
}
CHOKING: Final = (
    r"^(almonds|walnuts|pecans|pistachios|hazelnuts|pumpkin seeds|hemp|granola|raisins|popcorn|puffed|"
    r"pomegranate|coconut flakes)"
)
CUT_FOR_SMALL_MOUTHS: Final = {
    "grapes": "quartered lengthwise",
    "blueberries": "squashed flat",
    "cherries": "quartered",
    "apple": "finely grated",
    "carrot": "finely grated",
    "pineapple": "crushed",
    "almond butter": "no lump",
    "cashew butter": "no lump",
    "peanut butter": "no lump",
    "sunflower seed butter": "no lump",
    "tahini": "no lump",
}
HEAT: Final = re.compile(r"heat|warm|\bhot\b|boil|simmer|\bbak|cook|\bfry|toast|roast|microwave|oven|stove|steam|melt")
SUGAR_IN_A_TEASPOON: Final = {
    "honey": 6.0,
    "maple syrup": 4.0,
    "brown sugar": 4.5,
    "coconut sugar": 4.0,
    "agave syrup": 5.0,
    "fruit jam": 2.5,
    "dark chocolate": 1.0,
    "granola": 7 / 12,
}
NON_SUGAR: Final = r"stevia|erythritol|monk fruit|allulose|xylitol"
KEFIR_ML: Final = {Age.ONE: 60, Age.TWO: 120, Age.FOUR: 240, Age.NINE: 240, Age.ADULT: 240}


def names(recipe: Recipe) -> list[str]:
    return [line.name for line in recipe.lines]


def matching(pattern: str, recipe: Recipe) -> list[str]:
    return [name for name in names(recipe) if re.search(pattern, name)]


def what_has_to_stay_out_stays_out(recipe: Recipe, asked: Wishes) -> None:
    assert {*recipe.contains, *recipe.may_contain} & {allergen.value for allergen in asked.avoid} == set()
    assert [name for allergen in asked.avoid if allergen in HOLDS for name in matching(HOLDS[allergen], recipe)] == []


def every_recipe_says_that_it_contains_milk(recipe: Recipe, asked: Wishes) -> None:
    assert recipe.contains[0] == "milk"
    assert {"tree nuts": "almond", "soy": "soy", "coconut": "coconut"}.get(asked.base.value, "") in names(recipe)[0]


def nothing_for_a_small_child_can_choke_it(recipe: Recipe, asked: Wishes) -> None:
    assert matching(CHOKING, recipe) == []
    cut = {line.name: line.prep for line in recipe.lines if line.name in CUT_FOR_SMALL_MOUTHS}
    assert {name: prep for name, prep in cut.items() if CUT_FOR_SMALL_MOUTHS[name] not in prep} == {}
    assert CHILD in recipe.notes


def a_one_year_old_gets_nothing_sweetened_salted_or_strong(recipe: Recipe, asked: Wishes) -> None:
    assert (
        matching(r"^salt$|honey|syrup|sugar|jam|extract|cocoa|chocolate|coffee|matcha|chia|" + NON_SUGAR, recipe) == []
    )
    assert "whole pasteurized milk" in recipe.lines[0].prep


def no_young_child_gets_a_sweetener_without_sugar_or_caffeine(recipe: Recipe, asked: Wishes) -> None:
    assert matching(r"coffee|matcha|extract|protein|" + NON_SUGAR, recipe) == []


def nothing_is_heated(recipe: Recipe, asked: Wishes) -> None:
    # What was cooked or roasted before, and is cold, may be named.
    steps = " ".join(recipe.steps).lower()
    for name in names(recipe):
        steps = steps.replace(name, "")
    assert HEAT.findall(steps) == []


def both_measures_agree_within_five_percent(recipe: Recipe, asked: Wishes) -> None:
    for line in recipe.lines:
        if not line.metric:
            assert line.us == "a pinch" or line.us.replace("/", "").isdecimal()
            continue
        value, unit = float(line.metric.split()[0]), line.metric.split()[1]
        grams = pantry.BY_SLUG[line.slug].grams if line.slug != "kefir" else None
        us = millilitres(line.us) if "sp" in line.us or "cup" in line.us else None
        if us is not None:
            assert value == pytest.approx(us if unit == "ml" else us * (grams or 0) / 240, rel=0.05), str(line)


def added_sugar_is_what_the_ingredients_bring(recipe: Recipe, asked: Wishes) -> None:
    sweet = [line for line in recipe.lines if line.name in SUGAR_IN_A_TEASPOON]
    grams = sum(SUGAR_IN_A_TEASPOON[line.name] * millilitres(line.us) / 5 for line in sweet) / asked.servings
    assert float(recipe.added_sugar) == pytest.approx(grams, abs=0.02)
    assert sorted(recipe.sugar_from) == sorted(line.name for line in sweet)
    assert not (asked.no_added_sugar and recipe.added_sugar)


def time_tools_and_larder_are_enough(recipe: Recipe, asked: Wishes) -> None:
    assert asked.minutes is None or recipe.minutes + recipe.waiting <= asked.minutes
    assert set(recipe.tools) <= {TOOL_WORDS[tool] for tool in asked.tools}
    assert not asked.only_have or {line.slug for line in recipe.lines[1:]} <= asked.have


def a_recipe_tastes_as_wished_and_of_few_things(recipe: Recipe, asked: Wishes) -> None:
    used = [pantry.BY_SLUG[line.slug] for line in recipe.lines[1:]]
    assert asked.taste is None or any(asked.taste in each.tastes for each in used)
    for trait in (Trait.STRONG, Trait.FAT):
        assert sum(trait in each.traits for each in used) <= 1
    assert len({each.slug for each in used}) == len(used)


def a_serving_is_no_larger_than_the_age_allows(recipe: Recipe, asked: Wishes) -> None:
    assert millilitres(recipe.lines[0].us) / asked.servings <= KEFIR_ML[asked.age]


def a_recipe_has_a_title_ingredients_and_whole_steps(recipe: Recipe, asked: Wishes) -> None:
    assert len(recipe.lines) >= 2
    assert len(recipe.steps) >= 2
    assert [step for step in recipe.steps if set(step) & set("{}") or not step.endswith(".")] == []
    assert all(line.name in " ".join(recipe.steps) for line in recipe.lines[1:])


FOR_EVERYBODY: Final = (
    what_has_to_stay_out_stays_out,
    every_recipe_says_that_it_contains_milk,
    nothing_is_heated,
    both_measures_agree_within_five_percent,
    added_sugar_is_what_the_ingredients_bring,
    time_tools_and_larder_are_enough,
    a_recipe_tastes_as_wished_and_of_few_things,
    a_serving_is_no_larger_than_the_age_allows,
    a_recipe_has_a_title_ingredients_and_whole_steps,
)


@many(1500)
@given(cases())
def test_every_recipe_keeps_what_is_promised(found: Case) -> None:
    recipe = recipe_of(found)

    for promise in FOR_EVERYBODY:
        if recipe:
            promise(recipe, found.asked)


@many(800)
@given(cases((Age.ONE, Age.TWO)))
def test_nothing_for_a_child_under_four_can_choke_it_or_be_too_strong(found: Case) -> None:
    recipe = recipe_of(found)

    if recipe:
        nothing_for_a_small_child_can_choke_it(recipe, found.asked)
        no_young_child_gets_a_sweetener_without_sugar_or_caffeine(recipe, found.asked)


@many(500)
@given(cases((Age.ONE,)))
def test_a_one_year_old_gets_only_what_one_year_olds_may_have(found: Case) -> None:
    recipe = recipe_of(found)

    if recipe:
        a_one_year_old_gets_nothing_sweetened_salted_or_strong(recipe, found.asked)


@many(300)
@given(cases((Age.FOUR,)))
def test_a_child_under_nine_gets_no_sweetener_without_sugar_and_no_caffeinated_cup(found: Case) -> None:
    recipe = recipe_of(found)

    if recipe:
        no_young_child_gets_a_sweetener_without_sugar_or_caffeine(recipe, found.asked)


@many(200)
@given(cases((Age.BABY,)))
def test_a_baby_gets_no_recipe_and_so_no_honey(found: Case) -> None:
    assert generate(found.asked, found.seed) is BABY


@many(300)
@given(cases())
def test_same_wishes_and_seed_make_the_same_recipe(found: Case) -> None:
    assert generate(found.asked, found.seed) == generate(replace(found.asked), found.seed)


@many(500)
@given(cases())
def test_without_a_recipe_there_is_a_reason_and_what_is_offered_helps(found: Case) -> None:
    made = generate(found.asked, found.seed)

    if isinstance(made, Refusal):
        assert [reason for reason in made.reasons if len(reason) < 30] == []
        assert made.reasons != ()
        assert all(isinstance(generate(offer.wishes, found.seed), Recipe) for offer in made.offers)
        safety = (found.asked.age, found.asked.avoid)
        assert [offer for offer in made.offers if (offer.wishes.age, offer.wishes.avoid) != safety] == []
