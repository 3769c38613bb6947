"""What a product looks like: its photographs, or our drawings of it while it has none."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from django.db.models import F, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce, JSONObject

from catalogue.drawings import drawings_of
from catalogue.models import Product, ProductImage
from shop.partner.models import StockRecord
from shop.pictures.fields import PictureField
from shop.pictures.picture import SHOWN, Picture, photograph

FIELD: PictureField = ProductImage._meta.get_field("original")


def pictures(products: Iterable[Product]) -> dict[int, tuple[Picture, ...]]:
    """At least one picture for each product, by its id, in one query; a variant may show its parent's."""
    products = list(products)
    ids = {product.pk for product in products} | {product.parent_id for product in products if product.parent_id}
    photos: dict[int, list[Mapping[str, Any]]] = defaultdict(list)
    rows = ProductImage.objects.filter(product__in=ids).order_by("display_order", "pk").values("product_id", *SHOWN)
    for row in rows:
        photos[row["product_id"]].append(row)
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
    photos = ProductImage.objects.filter(product=product).order_by("display_order", "pk")
    shown = JSONObject(**{name: F(name) for name in SHOWN})
    return rows.annotate(cover=Subquery(photos.values(shown=shown)[:1]))


def cover_of(product: Product) -> Picture:
    """The first picture of a product that came from `with_covers`."""
    brought: Any = product
    return _photograph(brought.cover, product) if brought.cover else drawings_of(product.slug)[0]


def _of(product: Product, photos: Mapping[int, list[Mapping[str, Any]]]) -> tuple[Picture, ...]:
    own = photos.get(product.pk) or photos.get(product.parent_id or 0, [])
    return tuple(_photograph(row, product) for row in own) or drawings_of(product.slug)


def _photograph(row: Mapping[str, Any], product: Product) -> Picture:
    return photograph(row, field=FIELD, alt=row["caption"] or product.title)
