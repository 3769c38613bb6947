"""How the tables write a row: one line for each ingredient, as far as it goes."""

from collections.abc import Iterable
from decimal import Decimal

from content.recipes.amounts import read
from content.recipes.ingredient import Group, Ingredient, Role, Trait
from content.recipes.words import Allergen, Taste


def row(
    name: str,
    amount: str,
    grams: int | None,
    roles: Iterable[Role],
    tastes: Iterable[Taste] = (),
    *,
    group: Group,
    slug: str = "",
    prep: str = "",
    small: str = "",
    months: int = 12,
    sugar: str = "0",
    contains: Iterable[Allergen] = (),
    may: Iterable[Allergen] = (),
    traits: Iterable[Trait] = (),
) -> Ingredient:
    """One ingredient; its slug is its name unless it says otherwise."""
    return Ingredient(
        slug=slug or name.replace(" ", "-"),
        name=name,
        group=group,
        amount=read(amount),
        grams=grams,
        roles=frozenset(roles),
        tastes=frozenset(tastes),
        contains=frozenset(contains),
        may_contain=frozenset(may),
        from_months=months,
        prep=prep,
        small_prep=small or prep,
        added_sugar=Decimal(sugar),
        traits=frozenset(traits),
    )
