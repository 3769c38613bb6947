"""Says why there is no recipe, and which one wish to change."""

from dataclasses import replace
from typing import Final

from content.recipes.openings import openings
from content.recipes.recipe import Offer, Refusal
from content.recipes.rules import allowed, kinds
from content.recipes.wishes import Wishes
from content.recipes.words import (
    AGE_WORDS,
    BASE_ALLERGENS,
    BASE_WORDS,
    MINUTES_WORDS,
    Age,
    Allergen,
    Base,
    Sweetness,
    Tool,
    listed,
)
from shop.care.numbers import CARE

NO_DRINK: Final = (
    f"Kefir is milk, and that is no drink before {CARE.safety.no_drink_before_months} months. Whether a spoonful of "
    f"plain, fresh kefir may go into food from {CARE.safety.spoonfuls_ask_from_months} months on is a question for "
    "your pediatrician."
)
HONEY: Final = "Honey, raw or cooked, is never for a baby under 12 months: it can cause infant botulism."
FIRST_SIGNS: Final = (
    "Milk allergy often shows in the first year. Hives, swelling, wheezing or repeated vomiting after milk: call "
    f"{CARE.safety.emergency_number}."
)
GRAINS_HOLD_MILK: Final = (
    "Every kefir made with these grains holds milk: the grains carry milk protein themselves, so that a batch in "
    "coconut, almond or soy milk holds it too. With a milk allergy, none of these recipes is safe."
)
LACTOSE: Final = (
    "Trouble with milk sugar is something else; then leave milk unticked here. Kefir still holds lactose, less than "
    "milk does."
)
WHOLE_MILK: Final = "Between 12 and 23 months these recipes use kefir of whole pasteurized milk only."
BABY: Final = Refusal("No kefir recipe for a baby", (NO_DRINK, HONEY, FIRST_SIGNS))
MILK: Final = Refusal("No kefir without milk", (GRAINS_HOLD_MILK, LACTOSE))
ONE_AND_PLANT: Final = Refusal("At one year, kefir of whole milk", (WHOLE_MILK,))


def refused_at_once(wishes: Wishes) -> Refusal | None:
    """What no choice of ingredients can mend: a baby, a milk allergy, a base that has to stay out."""
    if wishes.age is Age.BABY:
        return BABY
    if Allergen.MILK in wishes.avoid:
        return MILK
    if wishes.age is Age.ONE and wishes.base is not Base.MILK:
        return replace(ONE_AND_PLANT, offers=_with_milk(wishes))
    if clash := BASE_ALLERGENS[wishes.base] & wishes.avoid:
        names = listed(sorted(clash))
        reason = f"{BASE_WORDS[wishes.base]} contains {names}, which you want to leave out."
        return Refusal("That base is on your list", (reason,), _with_milk(wishes))
    return None


def refused_for_want(wishes: Wishes) -> Refusal:
    """Nothing fits all wishes together: say so, and offer each single change after which something does."""
    offers = tuple(offer for offer in _relaxed(wishes) if is_possible(offer.wishes))
    if wishes.only_have and not wishes.have:
        reason = "You asked for only what you have, and ticked nothing."
    elif offers:
        reason = f"No recipe of ours fits {listed(_said(wishes))} all together."
    else:
        reason = (
            f"No recipe of ours fits {listed(_said(wishes))}, and changing one of these alone doesn't help. Change two."
        )
    return Refusal("These wishes rule each other out", (reason,), offers)


def is_possible(wishes: Wishes) -> bool:
    """Whether there is a recipe for these wishes."""
    if refused_at_once(wishes):
        return False
    usable = allowed(wishes)
    return any(openings(shape, wishes, usable) is not None for shape in kinds(wishes))


def _with_milk(wishes: Wishes) -> tuple[Offer, ...]:
    offer = Offer("Use milk kefir", replace(wishes, base=Base.MILK))
    return (offer,) if is_possible(offer.wishes) else ()


def _relaxed(wishes: Wishes) -> list[Offer]:
    """Each wish given up by itself. What keeps somebody safe, age and allergens, is never offered."""
    return [
        *([Offer("Any taste", replace(wishes, taste=None))] if wishes.taste else []),
        *([Offer("Take more time", replace(wishes, minutes=None))] if wishes.minutes else []),
        *([Offer("Use other ingredients too", replace(wishes, only_have=False))] if wishes.only_have else []),
        *([Offer("A little sweet", replace(wishes, sweetness=Sweetness.LITTLE))] if _unusually_sweet(wishes) else []),
        *([Offer("Allow added sugar", replace(wishes, no_added_sugar=False))] if wishes.no_added_sugar else []),
        Offer("With a blender, whisk, grater, strainer and freezer", replace(wishes, tools=frozenset(Tool))),
    ]


def _unusually_sweet(wishes: Wishes) -> bool:
    return wishes.sweetness is not Sweetness.LITTLE


def _said(wishes: Wishes) -> list[str]:
    """The wishes in words, as far as they narrow anything down."""
    return [
        *([f"the taste “{wishes.taste}”"] if wishes.taste else []),
        *([MINUTES_WORDS[wishes.minutes].lower()] if wishes.minutes else []),
        *(["only what you ticked"] if wishes.only_have else []),
        *(
            [{"none": "nothing sweet", "sweet": "something sweet"}[wishes.sweetness]]
            if _unusually_sweet(wishes)
            else []
        ),
        *(["no added sugar"] if wishes.no_added_sugar else []),
        *([f"no {listed(sorted(wishes.avoid), last='or')}"] if wishes.avoid else []),
        f"“{AGE_WORDS[wishes.age]}”",
        "the tools you have",
    ]
