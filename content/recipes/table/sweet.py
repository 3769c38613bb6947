"""Sweeteners. Xylitol is left out for good: it can kill a dog that licks the glass."""

from functools import partial
from typing import Final

from content.recipes.ingredient import Group, Role, Trait
from content.recipes.table.row import row
from content.recipes.words import Taste

sweet = partial(row, group=Group.SWEET)
SWEET = [Role.SWEETENER]
NON_SUGAR = [Trait.NON_SUGAR]

ROWS: Final = (
    sweet("honey", "1 tsp", None, SWEET, months=24, sugar="6"),
    sweet("maple syrup", "1 tsp", None, SWEET, [Taste.SPICED], months=24, sugar="4"),
    sweet("brown sugar", "1 tsp", 220, SWEET, months=24, sugar="4.5"),
    sweet("coconut sugar", "1 tsp", 180, SWEET, months=24, sugar="4"),
    sweet("agave syrup", "1 tsp", None, SWEET, months=24, sugar="5"),
    sweet("fruit jam", "2 tsp", None, SWEET, [Taste.FRUITY], prep="low in sugar", months=24, sugar="5"),
    # A third of a cup of kefir's tang is gone with one date; whole ones stick in small throats, so it is blended.
    sweet("date", "1", 24, SWEET, [Taste.FRUITY], prep="pitted, soaked soft and torn up", traits=[Trait.BLENDED]),
    sweet("stevia", "1/8 tsp", None, SWEET, prep="liquid leaf extract; start with less", months=216, traits=NON_SUGAR),
    sweet("stevia-erythritol blend", "1/2 tsp", None, SWEET, slug="stevia-erythritol", months=108, traits=NON_SUGAR),
    sweet("erythritol", "1 tsp", None, SWEET, months=108, traits=NON_SUGAR),
    sweet("monk fruit blend", "1/2 tsp", None, SWEET, slug="monk-fruit", months=108, traits=NON_SUGAR),
    sweet("allulose", "1 tsp", None, SWEET, months=108, traits=NON_SUGAR),
)
