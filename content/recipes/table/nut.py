"""Nuts and seeds. Whole or chopped ones are from four years; smooth butters earlier, never in lumps."""

from functools import partial
from typing import Final

from content.recipes.ingredient import Group, Role, Trait
from content.recipes.table.row import row
from content.recipes.words import Allergen, Taste

nut = partial(row, group=Group.NUT)
NUTTY = [Taste.NUTTY]
TREE_NUTS, PEANUT, SESAME = [Allergen.TREE_NUTS], [Allergen.PEANUT], [Allergen.SESAME]
CRUNCH, FAT, SEED = [Role.CRUNCH], [Role.FAT], [Role.SEED]
RICH = [Trait.FAT]
CHOPPED = "unsalted, chopped"
SMOOTH = "smooth, stirred in until no lump is left"
# Nuts of one kind are packed beside others: who avoids peanuts gets none of them, and the other way round.
BESIDE_PEANUTS = [Allergen.PEANUT]
BESIDE_TREE_NUTS = [Allergen.TREE_NUTS]

ROWS: Final = (
    nut("almonds", "1 Tbsp", 108, CRUNCH, NUTTY, prep=CHOPPED, months=48, contains=TREE_NUTS, may=BESIDE_PEANUTS),
    nut("walnuts", "1 Tbsp", 117, CRUNCH, NUTTY, prep=CHOPPED, months=48, contains=TREE_NUTS, may=BESIDE_PEANUTS),
    nut("pecans", "1 Tbsp", 109, CRUNCH, NUTTY, prep=CHOPPED, months=48, contains=TREE_NUTS, may=BESIDE_PEANUTS),
    nut("pistachios", "1 Tbsp", 123, CRUNCH, NUTTY, prep=CHOPPED, months=48, contains=TREE_NUTS, may=BESIDE_PEANUTS),
    nut("hazelnuts", "1 Tbsp", 115, CRUNCH, NUTTY, prep=CHOPPED, months=48, contains=TREE_NUTS, may=BESIDE_PEANUTS),
    nut("pumpkin seeds", "1 Tbsp", 129, CRUNCH, NUTTY, prep=CHOPPED, months=48),
    nut("almond butter", "1 Tbsp", 256, FAT, NUTTY, prep=SMOOTH, contains=TREE_NUTS, may=BESIDE_PEANUTS, traits=RICH),
    nut("cashew butter", "1 Tbsp", 256, FAT, NUTTY, prep=SMOOTH, contains=TREE_NUTS, may=BESIDE_PEANUTS, traits=RICH),
    nut("peanut butter", "1 Tbsp", 258, FAT, NUTTY, prep=SMOOTH, contains=PEANUT, may=BESIDE_TREE_NUTS, traits=RICH),
    nut("sunflower seed butter", "1 Tbsp", 256, FAT, NUTTY, prep=SMOOTH, traits=RICH),
    nut("tahini", "2 tsp", 240, FAT, [Taste.NUTTY, Taste.SAVORY], prep=SMOOTH, contains=SESAME, traits=RICH),
    nut("chia seeds", "1 Tbsp", 163, [Role.CHIA], prep="never dry: they swell", slug="chia", months=24),
    nut("ground flaxseed", "1 Tbsp", 104, SEED, NUTTY, slug="flax", prep="finely ground"),
    nut("hemp hearts", "1 Tbsp", 160, SEED, NUTTY, slug="hemp", months=48),
)
