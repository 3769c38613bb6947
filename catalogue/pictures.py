"""What a product looks like: its photographs, or our drawing of it while it has none."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.core.files.storage import default_storage
from django.db.models import OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.templatetags.static import static
from oscar.core.loading import get_model

from catalogue.models import Product
from shop.partner.models import StockRecord


@dataclass(frozen=True)
class Picture:
    """A square picture: its address, and what it shows for those who can't see it."""

    url: str
    alt: str


JAR = ("jar.svg", "Drawing of a small glass jar of milk with kefir grains at the bottom")
DRAWINGS = {
    "double-jar": ("double-jar.svg", "Drawing of two small glass jars of milk with kefir grains, side by side"),
    "gift-jar": ("gift-jar.svg", "Drawing of a small glass jar of kefir grains with a ribbon and a card"),
}


def pictures(products: Iterable[Product]) -> dict[int, tuple[Picture, ...]]:
    """At least one picture for each product, by its id, in one query; a variant may show its parent's."""
    products = list(products)
    ids = {product.pk for product in products} | {product.parent_id for product in products if product.parent_id}
    photos: dict[int, list[Any]] = defaultdict(list)
    for photo in get_model("catalogue", "ProductImage").objects.filter(product__in=ids).order_by("display_order", "pk"):
        photos[photo.product_id].append(photo)
    return {product.pk: _of(product, photos) for product in products}


def with_covers(products: QuerySet[Product]) -> QuerySet[Product]:
    """Brings the first photograph of each product along, for `cover_of`."""
    covered: QuerySet[Product] = _covered(products, OuterRef("pk"))
    return covered


def with_covers_of_pages(records: QuerySet[StockRecord]) -> QuerySet[StockRecord]:
    """Brings along the first photograph of the product on whose page each stock record is sold."""
    covered: QuerySet[StockRecord] = _covered(records, Coalesce(OuterRef("product__parent"), OuterRef("product")))
    return covered


def _covered(rows: Any, product: Any) -> Any:
    photos = get_model("catalogue", "ProductImage").objects.filter(product=product).order_by("display_order", "pk")
    first = {name: Subquery(photos.values(name)[:1]) for name in ("original", "caption")}
    return rows.annotate(cover=first["original"], cover_caption=first["caption"])


def cover_of(product: Product) -> Picture:
    """The first picture of a product that came from `with_covers`."""
    brought: Any = product
    if not brought.cover:
        return _drawing(product)
    return Picture(default_storage.url(brought.cover), brought.cover_caption or product.title)


def _of(product: Product, photos: dict[int, list[Any]]) -> tuple[Picture, ...]:
    own = photos.get(product.pk) or photos.get(product.parent_id or 0, [])
    return tuple(Picture(photo.original.url, photo.caption or product.title) for photo in own) or (_drawing(product),)


def _drawing(product: Product) -> Picture:
    file, alt = DRAWINGS.get(product.slug, JAR)
    return Picture(static(f"shop/img/{file}"), alt)
