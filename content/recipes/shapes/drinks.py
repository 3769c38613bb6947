"""Recipes from a glass."""

from typing import Final

from content.recipes.ingredient import Role
from content.recipes.shape import Shape, slot
from content.recipes.words import Taste, Tool

T = Taste
NOW: Final = "Drink it right away; it separates as it stands, and a stir brings it back."
IN_BURSTS: Final = "Blend in short bursts, just until smooth: long blending thins kefir."

SMOOTHIE = Shape(
    slug="smoothie",
    noun="smoothie",
    portion="glass",
    tastes=frozenset({T.FRUITY, T.FRESH, T.NUTTY, T.SPICED, T.CHOCOLATEY}),
    slots=(
        slot("fruit", Role.FRUIT, needed=True),
        slot("second", Role.FRUIT, chance=0.6),
        slot("rich", Role.FAT, chance=0.3),
        slot("seed", Role.SEED, chance=0.2),
        slot("cocoa", Role.COCOA, chance=0.1),
        slot("spice", Role.SPICE, chance=0.4),
        slot("sweet", Role.SWEETENER),
    ),
    steps=(
        "Put the {fruit second rich seed cocoa spice sweet} into the blender, and pour in the kefir.",
        IN_BURSTS,
        "Taste, and pour into a glass.",
    ),
    eat=NOW,
    tools=frozenset({Tool.BLENDER}),
    from_months=12,
    blended=True,
    mashed=True,
    at_once=True,
)
GREEN_SMOOTHIE = Shape(
    slug="green-smoothie",
    noun="green smoothie",
    portion="glass",
    tastes=frozenset({T.FRESH}),
    slots=(
        slot("leaf", Role.LEAF, needed=True),
        slot("fruit", Role.FRUIT, needed=True),
        slot("rich", Role.FAT, chance=0.4),
        slot("zest", Role.ZEST, chance=0.5),
        slot("sweet", Role.SWEETENER, chance=0.3),
    ),
    steps=(
        "Blend the {leaf} with half of the kefir until no fleck of green is left.",
        "Add the {fruit rich sweet} and the rest of the kefir.",
        IN_BURSTS,
        "Stir in the {zest}, and pour into a glass.",
    ),
    eat=NOW,
    tools=frozenset({Tool.BLENDER}),
    from_months=12,
    blended=True,
    mashed=True,
    at_once=True,
)
LASSI = Shape(
    slug="lassi",
    noun="lassi",
    portion="glass",
    tastes=frozenset({T.FRUITY, T.SPICED}),
    slots=(
        slot("fruit", Role.FRUIT, needed=True),
        slot("spice", Role.SPICE, needed=True),
        slot("sweet", Role.SWEETENER),
    ),
    steps=(
        "Blend the {fruit sweet} with a splash of the kefir to a smooth purée.",
        "Pour in the rest of the kefir, add the {spice}, and blend for two seconds more.",
        "Serve in a tall, cold glass.",
    ),
    eat=NOW,
    tools=frozenset({Tool.BLENDER}),
    from_months=12,
    blended=True,
    mashed=True,
    at_once=True,
)
SAVORY_LASSI = Shape(
    slug="savory-lassi",
    noun="savory lassi",
    portion="glass",
    tastes=frozenset({T.SAVORY, T.FRESH}),
    slots=(
        slot("herb", Role.HERB, needed=True),
        slot("seasoning", Role.SEASONING, needed=True),
        slot("salt", Role.SALT, chance=0.9),
    ),
    steps=(
        "Whisk the kefir with the {seasoning salt} until it froths.",
        "Stir in the {herb}.",
        "Pour into a cold glass.",
    ),
    eat=NOW,
    tools=frozenset({Tool.WHISK}),
)
CHOCOLATE_SHAKE = Shape(
    slug="shake",
    noun="shake",
    portion="glass",
    tastes=frozenset({T.CHOCOLATEY, T.NUTTY}),
    slots=(
        slot("cocoa", Role.COCOA, needed=True),
        slot("rich", Role.FAT, chance=0.5),
        slot("spice", Role.SPICE, chance=0.3),
        slot("sweet", Role.SWEETENER, chance=0.8),
    ),
    steps=(
        "Stir the {cocoa rich spice sweet} with a splash of the kefir to a smooth paste.",
        "Add the rest of the kefir, and whisk, or shake in the jar and open the lid at once: kefir fizzes.",
    ),
    eat=NOW,
    tools=frozenset({Tool.WHISK}),
)
COOLER = Shape(
    slug="cooler",
    noun="cooler",
    portion="glass",
    tastes=frozenset({T.FRESH, T.SPICED}),
    slots=(
        slot("zest", Role.ZEST, needed=True),
        slot("spice", Role.SPICE, chance=0.4),
        slot("sweet", Role.SWEETENER),
    ),
    steps=(
        "Crush the {zest spice sweet} in the bottom of a glass with the back of a spoon.",
        "Pour in the cold kefir, and stir well.",
    ),
    eat=NOW,
)
ICED_COFFEE = Shape(
    slug="iced-cup",
    noun="iced cup",
    portion="glass",
    tastes=frozenset({T.CHOCOLATEY, T.NUTTY, T.FRESH, T.SPICED}),
    slots=(
        slot("coffee", Role.COFFEE, needed=True),
        slot("cocoa", Role.COCOA, chance=0.3),
        slot("spice", Role.SPICE, chance=0.3),
        slot("sweet", Role.SWEETENER, chance=0.6),
    ),
    steps=(
        "Stir the {coffee cocoa spice sweet} with a splash of the kefir until smooth.",
        "Whisk in the rest of the kefir, and serve over ice if you like.",
    ),
    eat=NOW,
    tools=frozenset({Tool.WHISK}),
    from_months=216,
)
ROWS: Final = (SMOOTHIE, GREEN_SMOOTHIE, LASSI, SAVORY_LASSI, CHOCOLATE_SHAKE, COOLER, ICED_COFFEE)
