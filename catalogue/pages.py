"""What the pages of the catalogue show, found in as few queries as they take."""

from typing import Any

from django.db.models import Exists, OuterRef, QuerySet
from django.urls import reverse_lazy
from django.utils import timezone
from oscar.core.loading import get_class, get_model

from catalogue.models import Category, Product
from catalogue.shelf import shelve_one
from shop.care import versions
from shop.care.numbers import CARE
from shop.dispatch.ways import ways

SHELF = ("Jars", reverse_lazy("catalogue:index"))


def kinds() -> list[Category]:
    """The published categories of the first level, in the owner's order."""
    return list(Category.objects.browsable().filter(depth=1))


def find_category(address: str) -> Category | None:
    """The published category at an address such as "jars/gifts"; upper and lower case matter."""
    if "\x00" in address:  # PostgreSQL refuses even to look for it
        return None
    parts = address.split("/")
    candidates = Category.objects.browsable().filter(slug=parts[-1], depth=len(parts))
    return next((category for category in candidates if category.full_slug == address), None)


def find_product(slug: str, *, staff: bool) -> Product | None:
    """The product with this address, or the parent of the variant with it; staff see unpublished ones too.

    Its `programme` is the version of the care notes that a jar bought now begins with.
    """
    known = Product.objects.filter(slug=slug).annotate(programme=versions.newest_number())
    named = with_options(known).select_related("product_class", "parent__product_class")
    visible = [product for product in named if staff or product.is_public]
    product = next((each for each in visible if not each.is_child), None)
    if product is None and visible:
        product = visible[0].parent if staff or visible[0].parent.is_public else None
    if product is not None:
        product.programme = visible[0].programme
    return product


def with_options(products: QuerySet[Product]) -> QuerySet[Product]:
    """Answers `product.has_options` beforehand, as Oscar's own list of products does."""
    options = get_model("catalogue", "Option").objects
    answered: QuerySet[Product] = products.annotate(
        has_product_class_options=Exists(options.filter(productclass=OuterRef("product_class"))),
        has_product_options=Exists(options.filter(product=OuterRef("pk"))),
    )
    return answered


def jar_page(product: Product, request: Any) -> dict[str, Any]:
    """Everything the template of a product's page needs."""
    item = shelve_one(product, strategy=request.strategy)
    form = get_class("basket.forms", "AddToBasketForm")(basket=request.basket, product=product)
    form.fields["quantity"].widget.attrs["max"] = max(1, min(form.fields["quantity"].max_value, item.stock.left))
    how = ways(timezone.now())
    return {
        "product": product,
        "item": item,
        "trail": [SHELF],
        "form": form,
        "facts": facts_of(product),
        "rule": how.rule,
        "promise": how.promise,
        "place": how.place,
        "care": CARE,
        "notes": versions.promised(product.programme),
    }


def facts_of(product: Product) -> list[tuple[str, str]]:
    """Label and text of what the owner has filled in, in the order a buyer asks."""
    names = ("contents", "milk", "makes_per_day", "ingredients", "storage", "ask_first")
    fields = [(Product._meta.get_field(name), getattr(product, name)) for name in names]
    return [(str(field.verbose_name).capitalize(), value) for field, value in fields if value]
