"""What an article can show of the recipes: the generator's short form, and a named recipe."""

from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.safestring import SafeString

from content.blocks.registry import Attr, Attrs, Choice, Context, Shape, block
from content.recipes.forms import WishesForm
from content.recipes.go_to import NAMED


def named_recipes() -> list[Choice]:
    """Every recipe with a name of its own."""
    return [(slug, recipe.title) for slug, recipe in NAMED.items()]


@block("recipe-generator", label="Recipe generator", shape=Shape.CARD, help="A short form that leads to a recipe.")
def recipe_generator(attrs: Attrs, context: Context, inner: SafeString) -> SafeString:
    return render_to_string("recipes/block_form.html", {"form": WishesForm(), "action": reverse("recipes:generator")})


@block("recipe", label="Recipe", shape=Shape.CARD, attrs=[Attr("recipe", "Recipe", choices=named_recipes)])
def named_recipe(attrs: Attrs, context: Context, inner: SafeString) -> SafeString:
    recipe = NAMED[attrs["recipe"]]
    address = reverse("recipes:named", args=[recipe.slug])
    return render_to_string("recipes/block_recipe.html", {"recipe": recipe, "address": address})
