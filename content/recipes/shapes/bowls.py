"""Recipes from a bowl or a jar, by the spoon."""

from fractions import Fraction
from typing import Final

from content.recipes.ingredient import Role
from content.recipes.shape import Shape, slot
from content.recipes.words import Taste, Tool

T = Taste
SOON: Final = "Best right away; keeps in the fridge until tomorrow."
NEXT_DAY: Final = "Keeps in the fridge for two days."

BOWL = Shape(
    slug="bowl",
    noun="bowl",
    portion="bowl",
    tastes=frozenset({T.FRUITY, T.FRESH, T.NUTTY, T.SPICED, T.CHOCOLATEY}),
    slots=(
        slot("fruit", Role.FRUIT, needed=True),
        slot("second", Role.FRUIT, chance=0.3),
        slot("zest", Role.ZEST, chance=0.4),
        slot("spice", Role.SPICE, chance=0.3),
        slot("crunch", Role.CRUNCH, chance=0.5),
        slot("sweet", Role.SWEETENER),
    ),
    steps=(
        "Pour the kefir into a bowl.",
        "Stir in the {zest spice sweet}.",
        "Lay the {fruit second} on top.",
        "Scatter the {crunch} over it just before eating.",
    ),
    eat=SOON,
)
MASHED_CUP = Shape(
    slug="mashed-cup",
    noun="mashed cup",
    portion="cup",
    tastes=frozenset({T.FRUITY, T.NUTTY, T.SPICED}),
    slots=(
        slot("fruit", Role.FRUIT, needed=True),
        slot("rich", Role.FAT, chance=0.2),
        slot("spice", Role.SPICE, chance=0.3),
        slot("sweet", Role.SWEETENER, chance=0.3),
    ),
    steps=(
        "Mash the {fruit} with a fork until no lump is left.",
        "Stir in the {rich spice sweet} until smooth.",
        "Fold in the kefir, spoon by spoon.",
    ),
    eat="Eat it right away.",
    from_months=12,
    mashed=True,
    at_once=True,
)
OVERNIGHT_OATS = Shape(
    slug="overnight-oats",
    noun="overnight oats",
    portion="jar",
    tastes=frozenset({T.FRUITY, T.NUTTY, T.SPICED, T.CHOCOLATEY}),
    slots=(
        slot("oats", Role.OATS, needed=True),
        slot("cocoa", Role.COCOA, chance=0.1),
        slot("seed", Role.SEED, chance=0.3),
        slot("spice", Role.SPICE),
        slot("sweet", Role.SWEETENER),
        slot("fruit", Role.FRUIT, needed=True),
        slot("crunch", Role.CRUNCH, chance=0.3),
    ),
    steps=(
        "Stir the {oats cocoa seed spice sweet} into the kefir.",
        "Cover loosely, and leave in the fridge overnight: the oats soften by themselves.",
        "Stir, and spoon the {fruit} over it.",
        "Scatter the {crunch} on top.",
    ),
    eat=NEXT_DAY,
    waiting=480,
)
BIRCHER = Shape(
    slug="bircher-bowl",
    noun="Bircher bowl",
    portion="bowl",
    tastes=frozenset({T.FRESH, T.NUTTY, T.SPICED}),
    slots=(
        slot("oats", Role.OATS, needed=True, amount="1/4 cup"),
        slot("apple", Role.APPLE, needed=True, amount="1/2 cup"),
        slot("zest", Role.ZEST, chance=0.4),
        slot("spice", Role.SPICE),
        slot("sweet", Role.SWEETENER, chance=0.4),
        slot("crunch", Role.CRUNCH, chance=0.6),
    ),
    steps=(
        "Soak the {oats} in half of the kefir for ten minutes, in the fridge.",
        "Stir in the {apple zest spice sweet} and the rest of the kefir.",
        "Scatter the {crunch} on top.",
    ),
    eat=SOON,
    tools=frozenset({Tool.GRATER}),
    minutes=5,
    waiting=10,
)
CHIA_PUDDING = Shape(
    slug="chia-pudding",
    noun="chia pudding",
    portion="jar",
    tastes=frozenset({T.FRUITY, T.NUTTY, T.CHOCOLATEY, T.SPICED}),
    slots=(
        slot("chia", Role.CHIA, needed=True, amount="3 Tbsp"),
        slot("cocoa", Role.COCOA, chance=0.3),
        slot("spice", Role.SPICE),
        slot("sweet", Role.SWEETENER, chance=0.7),
        slot("fruit", Role.FRUIT, needed=True),
        slot("crunch", Role.CRUNCH, chance=0.3),
    ),
    steps=(
        "Stir the {chia cocoa spice sweet} into the kefir until every seed is wet; stir again after five minutes.",
        "Cover loosely, and leave in the fridge overnight. Never eat chia dry: it swells.",
        "Top with the {fruit}.",
        "Scatter the {crunch} over it.",
    ),
    eat=NEXT_DAY,
    waiting=480,
)
PARFAIT = Shape(
    slug="parfait",
    noun="parfait",
    portion="glass",
    tastes=frozenset({T.FRUITY, T.NUTTY, T.CHOCOLATEY}),
    slots=(
        slot("fruit", Role.FRUIT, needed=True),
        slot("second", Role.FRUIT),
        slot("crunch", Role.CRUNCH, needed=True),
        slot("spice", Role.SPICE, chance=0.2),
        slot("sweet", Role.SWEETENER),
    ),
    steps=(
        "Stir the {spice sweet} into the kefir.",
        "Layer the kefir in a glass with the {fruit second}, twice.",
        "Finish with the {crunch}, so that it stays crisp.",
    ),
    eat="Eat it right away, while it still crunches.",
    from_months=48,
)
POPSICLES = Shape(
    slug="popsicles",
    noun="popsicles",
    portion="pop",
    tastes=frozenset({T.FRUITY, T.FRESH, T.CHOCOLATEY}),
    slots=(
        slot("fruit", Role.FRUIT, needed=True),
        slot("second", Role.FRUIT, chance=0.3),
        slot("zest", Role.ZEST, chance=0.3),
        slot("cocoa", Role.COCOA, chance=0.1),
        slot("sweet", Role.SWEETENER, chance=0.8),
    ),
    steps=(
        "Blend the {fruit second zest cocoa sweet} with the kefir until smooth; cold dulls sweetness, so taste it now.",
        "Pour into molds or small paper cups, not quite full, and add sticks.",
        "Freeze for at least six hours.",
    ),
    eat="Keeps in the freezer for a month; freezing spares many of the cultures, not all.",
    tools=frozenset({Tool.BLENDER, Tool.FREEZER}),
    waiting=360,
    cups=Fraction(1, 2),
    blended=True,
    mashed=True,
)
FROZEN_KEFIR = Shape(
    slug="frozen-kefir",
    noun="frozen kefir",
    portion="bowl",
    tastes=frozenset({T.FRUITY, T.NUTTY, T.CHOCOLATEY}),
    slots=(
        slot("fruit", Role.FRUIT, needed=True, amount="1 cup"),
        slot("rich", Role.FAT, chance=0.3),
        slot("cocoa", Role.COCOA, chance=0.2),
        slot("sweet", Role.SWEETENER),
    ),
    steps=(
        "Freeze the {fruit} in one layer until solid, four hours or overnight.",
        "Blend with the {rich cocoa sweet} and the kefir in short bursts, until it is like soft ice cream.",
    ),
    eat="Eat it right away, or freeze it again and let it soften in the fridge for half an hour.",
    tools=frozenset({Tool.BLENDER, Tool.FREEZER}),
    waiting=240,
    from_months=12,
    cups=Fraction(1, 2),
    blended=True,
    mashed=True,
)
BARK = Shape(
    slug="frozen-bark",
    noun="frozen bark",
    portion="plate",
    tastes=frozenset({T.FRUITY, T.NUTTY, T.CHOCOLATEY}),
    slots=(
        slot("fruit", Role.FRUIT, needed=True),
        slot("crunch", Role.CRUNCH, needed=True),
        slot("zest", Role.ZEST, chance=0.3),
        slot("sweet", Role.SWEETENER, chance=0.7),
    ),
    steps=(
        "Strain the kefir through the cloth in the fridge for two hours, until it is as thick as yogurt.",
        "Stir in the {zest sweet}, and spread it finger-thick on a lined tray.",
        "Press the {fruit crunch} into it.",
        "Freeze for at least four hours, then break it into pieces.",
    ),
    eat="Keeps in the freezer for a month; freezing spares many of the cultures, not all.",
    tools=frozenset({Tool.STRAINER, Tool.FREEZER}),
    minutes=10,
    waiting=360,
    from_months=48,
)
ROWS: Final = (
    BOWL,
    MASHED_CUP,
    OVERNIGHT_OATS,
    BIRCHER,
    CHIA_PUDDING,
    PARFAIT,
    POPSICLES,
    FROZEN_KEFIR,
    BARK,
)
