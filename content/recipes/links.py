"""Wishes as the query of an address, and back: the address is how a recipe is saved, shared and printed."""

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode

from content.recipes.wishes import VERSION, Wishes
from content.recipes.words import Age, Allergen, Base, Minutes, Sweetness, Taste, Tool

AGES = {age.key: age for age in Age}


def query_of(wishes: Wishes, seed: int | None = None) -> str:
    """The query for these wishes, always written in the same order; with a seed, for one recipe."""
    fields: list[tuple[str, str]] = [("v", str(VERSION)), ("seed", str(seed))] if seed is not None else []
    fields += [("who", wishes.age.key)]
    fields += [("avoid", allergen.value) for allergen in Allergen if allergen in wishes.avoid]
    fields += [("taste", wishes.taste.value)] if wishes.taste else []
    fields += [("sweet", wishes.sweetness.value)]
    fields += [("sugar", "on")] if wishes.no_added_sugar else []
    fields += [("time", str(wishes.minutes.value))] if wishes.minutes else []
    fields += [("tools", tool.value) for tool in Tool if tool in wishes.tools]
    fields += [("base", wishes.base.value)]
    fields += [("have", slug) for slug in sorted(wishes.have)]
    fields += [("only", "on")] if wishes.only_have else []
    fields += [("servings", str(wishes.servings))]
    return urlencode(fields)


def wishes_of(cleaned: Mapping[str, Any]) -> Wishes:
    """The wishes in a form's cleaned fields."""
    return Wishes(
        age=AGES[cleaned["who"]],
        avoid=frozenset(Allergen(value) for value in cleaned["avoid"]),
        taste=Taste(cleaned["taste"]) if cleaned["taste"] else None,
        sweetness=Sweetness(cleaned["sweet"]),
        no_added_sugar=bool(cleaned["sugar"]),
        minutes=Minutes(int(cleaned["time"])) if cleaned["time"] else None,
        tools=frozenset(Tool(value) for value in cleaned["tools"]),
        base=Base(cleaned["base"]),
        have=frozenset(cleaned["have"]),
        only_have=bool(cleaned["only"]),
        servings=int(cleaned["servings"]),
    )
