"""What a reader has to know beside the steps: for children, about sweeteners, and about kefir itself.

The facts are the evidence file's safety notes and its rules for recipes (4b to 4d); the numbers the care table's.
"""

from typing import Final

from content.recipes.ingredient import Ingredient, Trait
from content.recipes.wishes import Wishes
from content.recipes.words import Age, Base
from shop.care.numbers import CARE

HOURS: Final = CARE.safety.low_alcohol_hours
CHILD: Final = (
    f"For children use kefir that fermented for {HOURS} hours at most and is eaten fresh: longer ferments hold a "
    "little more alcohol. It counts as part of the day's dairy."
)
SMALL_CHILD: Final = (
    "Under four, nothing hard, round or sticky: no whole nuts or seeds, raisins, whole grapes, popcorn or lumps of nut "
    "butter. Let them sit, and stay with them."
)
ONE: Final = (
    "One-year-olds start with a tablespoon and have up to 1/4 cup, of whole pasteurized milk; nothing sweetened, no "
    "salt. Ask your pediatrician first if anybody in the family is allergic to milk."
)
GROWN_UP: Final = (
    f"Home-made kefir holds a little alcohol, about {CARE.safety.alcohol_percent_after_a_day} % after a day and more "
    f"later. In pregnancy, fresh {HOURS}-hour kefir of pasteurized milk at most, and a word with your midwife first; "
    "none at all if you must avoid alcohol completely."
)
PLANT: Final = (
    f"Start with a plant-milk batch after {CARE.milk.plant_milk_after_dairy_batches} batches in dairy milk, and let "
    f"the grains go back to dairy every {CARE.milk.back_to_dairy_every_batches} batches: they live on milk sugar and "
    "fade without it. They carry milk protein, so this is not for anyone with a milk allergy."
)
ENZYMES: Final = "Raw pineapple, kiwifruit and papaya make milk thin and bitter as it stands: eat within ten minutes."
DOGS: Final = "Check the sweetener's bag for xylitol, which is deadly to dogs. Larger amounts can upset a stomach."
LEAVES: Final = "Leaves are rich in vitamin K: who takes warfarin keeps the amount steady from day to day."
CINNAMON: Final = (
    "Some ground cinnamon was found to hold lead: check the FDA's current list before giving it to a child."
)
COCOA: Final = "Cocoa and chocolate bring a little caffeine."
REMARKS: Final = {Trait.ENZYMES: ENZYMES, Trait.NON_SUGAR: DOGS, Trait.LEAVES: LEAVES}
FOR_CHILDREN: Final = {Trait.CINNAMON: CINNAMON, Trait.CAFFEINE: COCOA}


def kefir_prep(age: Age) -> str:
    """How the kefir itself has to be, for this age."""
    if age is Age.ONE:
        return f"from whole pasteurized milk, fermented {HOURS} hours at most, fresh"
    return f"fermented {HOURS} hours at most, fresh" if age.is_child else "strained and cold"


def notes(used: list[Ingredient], wishes: Wishes) -> tuple[str, ...]:
    """All remarks for these ingredients and this eater, the weightiest first."""
    traits = {trait for each in used for trait in each.traits}
    child = [FOR_CHILDREN[trait] for trait in FOR_CHILDREN if trait in traits and wishes.age.is_child]
    return (
        *([ONE] if wishes.age is Age.ONE else []),
        *([SMALL_CHILD] if wishes.age.may_choke else []),
        *([CHILD] if wishes.age.is_child else [GROWN_UP]),
        *([PLANT] if wishes.base is not Base.MILK else []),
        *(REMARKS[trait] for trait in REMARKS if trait in traits),
        *child,
    )
