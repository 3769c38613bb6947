"""Fills an empty catalogue: product class, partner, categories and three jars."""

from typing import Any

from oscar.core.loading import get_model

from catalogue.models import Product
from shop.partner.models import StockRecord
from shop.seed.jars import ASK_FIRST, CATEGORIES, JARS, MILK, STORAGE, Seedling
from shop.tax.models import TaxCategory


def products() -> str:
    """Put the jars on the shelf, unless there is any product; what the owner has changed or deleted stays so."""
    if Product.objects.exists():
        return ""
    kind, _ = get_model("catalogue", "ProductClass").objects.get_or_create(name="Living grains")
    partner, _ = get_model("partner", "Partner").objects.get_or_create(name="The Mindful Neuro")
    categories = {slug: _category(name, slug, words) for name, slug, words in CATEGORIES}
    for jar in JARS:
        _product(jar, kind, partner, categories[jar.category])
    return f"{len(JARS)} jars"


def _category(name: str, slug: str, description: str) -> Any:
    categories = get_model("catalogue", "Category")
    found = categories.objects.filter(slug=slug, depth=1).first()
    return found or categories.add_root(name=name, slug=slug, description=description)


def _product(jar: Seedling, kind: Any, partner: Any, category: Any) -> None:
    product = Product.objects.create(
        product_class=kind,
        upc=jar.upc,
        title=jar.title,
        slug=jar.slug,
        summary=jar.summary,
        description=jar.description,
        contents=jar.contents,
        milk=MILK,
        ingredients=jar.ingredients,
        allergens="milk",
        makes_per_day=jar.makes_per_day,
        storage=STORAGE,
        ask_first=ASK_FIRST,
        tax_category=TaxCategory.objects.get(code=jar.tax_category),
        is_demo=True,
    )
    get_model("catalogue", "ProductCategory").objects.create(product=product, category=category)
    StockRecord.objects.create(
        product=product,
        partner=partner,
        partner_sku=jar.upc,
        price=jar.price,
        price_currency="USD",
        num_in_stock=jar.stock,
    )
