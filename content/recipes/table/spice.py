"""Spices and flavorings. Vanilla extract is alcohol, so children get the powder."""

from functools import partial
from typing import Final

from content.recipes.ingredient import Group, Role, Trait
from content.recipes.table.row import row
from content.recipes.words import Allergen, Taste

spice = partial(row, group=Group.SPICE)
SPICE, SEASONING = [Role.SPICE], [Role.SEASONING]
SPICED, STRONG = [Taste.SPICED], [Trait.STRONG]
CROSS_CONTACT = (Allergen.MILK, Allergen.TREE_NUTS, Allergen.SOY, Allergen.PEANUT)

ROWS: Final = (
    spice("vanilla extract", "1/4 tsp", None, SPICE, months=216),
    spice("vanilla powder", "1/8 tsp", None, SPICE, prep="or vanilla paste without alcohol"),
    spice("cinnamon", "1/4 tsp", None, SPICE, SPICED, prep="ground", traits=[Trait.STRONG, Trait.CINNAMON]),
    spice("cardamom", "1/8 tsp", None, SPICE, SPICED, prep="ground", traits=STRONG),
    spice("ginger", "1/4 tsp", None, SPICE, SPICED, prep="fresh, finely grated", traits=STRONG),
    spice("nutmeg", "1/16 tsp", None, SPICE, SPICED, prep="grated", traits=STRONG),
    spice("pumpkin pie spice", "1/4 tsp", None, SPICE, SPICED, traits=[Trait.STRONG, Trait.CINNAMON]),
    spice("turmeric", "1/8 tsp", None, [Role.SPICE, Role.SEASONING], SPICED, prep="ground", months=24, traits=STRONG),
    spice("lavender", "1/8 tsp", None, SPICE, [Taste.FRESH], prep="culinary, crumbled fine", months=48, traits=STRONG),
    spice("rose water", "1/4 tsp", None, SPICE, [Taste.FRESH], months=24, traits=STRONG),
    spice("cumin", "1/8 tsp", None, SEASONING, [Taste.SAVORY], prep="ground", traits=STRONG),
    spice("black pepper", "1/8 tsp", None, SEASONING, [Taste.SAVORY], prep="freshly ground", months=24, traits=STRONG),
    spice("paprika", "1/4 tsp", None, SEASONING, [Taste.SAVORY], prep="sweet, ground", traits=STRONG),
    spice(
        "mustard",
        "1/2 tsp",
        None,
        SEASONING,
        [Taste.SAVORY],
        prep="from a jar, smooth",
        months=24,
        traits=STRONG,
        contains=[Allergen.MUSTARD],
    ),
    spice("salt", "1/16 tsp", None, [Role.SALT], months=24),
    spice(
        "cocoa powder",
        "1 Tbsp",
        85,
        [Role.COCOA],
        [Taste.CHOCOLATEY],
        slug="cocoa",
        prep="unsweetened, sifted",
        months=24,
        may=CROSS_CONTACT,
        traits=[Trait.CAFFEINE],
    ),
    spice(
        "dark chocolate",
        "1 Tbsp",
        110,
        [Role.CRUNCH],
        [Taste.CHOCOLATEY],
        prep="finely shaved",
        months=48,
        sugar="3",
        may=CROSS_CONTACT,
        traits=[Trait.CAFFEINE],
    ),
    spice(
        "cold-brew coffee",
        "2 Tbsp",
        None,
        [Role.COFFEE],
        [Taste.CHOCOLATEY, Taste.NUTTY],
        slug="coffee",
        prep="cold",
        months=216,
        traits=[Trait.CAFFEINE],
    ),
    spice("matcha", "1/2 tsp", None, [Role.COFFEE], [Taste.FRESH], prep="sifted", months=216, traits=[Trait.CAFFEINE]),
)
