"""A jar within a text, with its price of this moment and a button that buys it."""

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe

from catalogue.models import Product
from catalogue.shelf import Item, shelve_named
from content.blocks.registry import Attr, Attrs, Choice, Context, Shape, block


def jars() -> list[Choice]:
    """Every product that visitors may see, by its address."""
    products = Product.objects.browsable().exclude(structure=Product.CHILD)
    return list(products.order_by("title").values_list("slug", "title"))


def on_the_shelf(asked: list[Attrs], context: Context) -> dict[str, Item]:
    """The jars of one text by their addresses, in one query."""
    request: HttpRequest = context.request
    return shelve_named({attrs["jar"] for attrs in asked}, strategy=request.strategy)  # type: ignore[attr-defined]


@block(
    "jar",
    label="Jar with price and button",
    shape=Shape.CARD,
    attrs=[Attr("jar", "Jar", choices=jars)],
    gather=on_the_shelf,
    help="Price and stock are always those of the shop.",
)
def jar(attrs: Attrs, context: Context, inner: SafeString) -> SafeString:
    item = context.found["jar"].get(attrs["jar"])
    if item is None:  # taken off sale since the text was published: the text goes on without it
        return mark_safe("")
    return render_to_string("content/blocks/jar.html", {"item": item})
