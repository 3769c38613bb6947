"""A recipe as schema.org's Recipe, for the module that writes structured data."""

from typing import Any

from content.recipes.recipe import Recipe
from content.recipes.words import listed


def recipe_jsonld(recipe: Recipe, *, url: str = "", image: str = "", author: str = "Mindful Culture") -> dict[str, Any]:
    """The recipe as JSON-LD. No diet is claimed: every kefir from these grains contains milk.

    Google requires a name and an image (its page on recipe).
    """
    found: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "Recipe",
        "name": recipe.title,
        "description": describe(recipe),
        "author": {"@type": "Organization", "name": author},
        "recipeCategory": "Kefir recipe",
        "recipeYield": recipe.makes,
        "prepTime": duration(recipe.minutes),
        "totalTime": duration(recipe.minutes + recipe.waiting),
        "recipeIngredient": [str(line).replace("\N{NO-BREAK SPACE}", " ") for line in recipe.lines],
        "recipeInstructions": [{"@type": "HowToStep", "text": step} for step in recipe.steps],
        "tool": [{"@type": "HowToTool", "name": tool} for tool in recipe.tools],
    }
    return found | ({"url": url} if url else {}) | ({"image": [image]} if image else {})


def describe(recipe: Recipe) -> str:
    """One sentence that says what it is, what is in it, and how long it takes."""
    sugar = f"about {recipe.added_sugar.normalize():f} g of added sugar" if recipe.added_sugar else "no added sugar"
    contains = f"Contains {listed(list(recipe.contains))}."
    return f"{recipe.title}: {recipe.makes}, {recipe.minutes} minutes of work, {sugar}. {contains}"


def duration(minutes: int) -> str:
    """Whole minutes as an ISO 8601 duration."""
    hours, rest = divmod(minutes, 60)
    return "PT" + (f"{hours}H" if hours else "") + (f"{rest}M" if rest or not hours else "")
