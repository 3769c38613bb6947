"""One word for every recipe: `which`, the slug of a named one or the query of a generated one."""

from django.http import QueryDict
from django.urls import reverse

from content.recipes.forms import WishesForm
from content.recipes.generator import generate
from content.recipes.go_to import NAMED
from content.recipes.links import query_of, wishes_of
from content.recipes.recipe import Recipe, Refusal

LONGEST = 4000  # every ingredient ticked needs less than half of it


def which_of(recipe: Recipe) -> str:
    """What names this recipe for good."""
    return query_of(recipe.wishes, recipe.seed) if recipe.wishes else recipe.slug


def found(which: str) -> Recipe:
    """The recipe; ValueError if no recipe is named so."""
    if which in NAMED:
        return NAMED[which]
    form = WishesForm(QueryDict(which if len(which) <= LONGEST else ""))
    if "=" not in which or not form.is_valid() or form.cleaned_data["seed"] is None:
        raise ValueError("no recipe is named so")
    match generate(wishes_of(form.cleaned_data), form.cleaned_data["seed"]):
        case Refusal(title=title):
            raise ValueError(title)
        case recipe:
            return recipe


def address_of(which: str) -> str:
    """The path of the recipe's page."""
    if which in NAMED:
        return reverse("recipes:named", args=[which])
    return f"{reverse('recipes:generator')}?{which}"


def text_address_of(which: str) -> str:
    """The path of the recipe as plain text."""
    if which in NAMED:
        return reverse("recipes:named-text", args=[which])
    return f"{reverse('recipes:generator-text')}?{which}"
