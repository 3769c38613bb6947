"""Products with their price, stock and picture, in as few queries however many there are."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.db.models import Q, QuerySet

from catalogue.models import Product
from catalogue.pictures import cover_of, pictures, with_covers, with_covers_of_pages
from catalogue.stock_words import Stock, stock_of
from shop.partner.models import StockRecord
from shop.pictures.picture import Picture


@dataclass(frozen=True)
class Item:
    """A product as a list or its own page shows it; `price` is None while it has none."""

    product: Product
    price: Decimal | None
    currency: str
    stock: Stock
    pictures: tuple[Picture, ...]
    has_variants: bool

    @property
    def picture(self) -> Picture:
        return self.pictures[0]

    @property
    def can_be_bought(self) -> bool:
        return self.price is not None and self.stock.left > 0


def on_sale() -> QuerySet[Product]:
    """What visitors may see in lists: published, and no variants by themselves."""
    products: QuerySet[Product] = Product.objects.browsable()
    return with_covers(products).select_related("product_class").order_by("pk")


def shelve(products: Iterable[Product], *, strategy: Any) -> list[Item]:
    """Products of `on_sale` in their order, each with its price, its stock and its first picture, in one query more."""
    products = list(products)
    offers = _offers(products)
    return [_item(product, offers[product.pk], (cover_of(product),), strategy) for product in products]


def shelve_one(product: Product, *, strategy: Any) -> Item:
    """The product with all its pictures, in two queries."""
    return _item(product, _offers([product])[product.pk], pictures([product])[product.pk], strategy)


def shelve_named(slugs: Iterable[str], *, strategy: Any) -> dict[str, Item]:
    """What is on sale at these addresses, by address, in one query; a product that was never priced is missing."""
    slugs = set(slugs)
    kinds = ("product__product_class", "product__parent__product_class")
    at = Q(product__slug__in=slugs, product__parent=None) | Q(product__parent__slug__in=slugs)
    found: dict[int, list[StockRecord]] = defaultdict(list)
    for record in with_covers_of_pages(StockRecord.objects.filter(at, product__is_public=True)).select_related(*kinds):
        found[record.product.parent_id or record.product_id].append(record)
    items = [_of_records(records, strategy) for records in found.values()]
    return {item.product.slug: item for item in items if item.product.is_public}


def _of_records(records: list[StockRecord], strategy: Any) -> Item:
    first: Any = records[0]
    product = first.product.parent or first.product
    product.cover = first.cover
    return _item(product, records, (cover_of(product),), strategy)


def _offers(products: list[Product]) -> dict[int, list[StockRecord]]:
    """Stock records by the product whose page they are sold on: its own, or its variants'."""
    known = {product.pk: product for product in products}
    records = StockRecord.objects.filter(
        Q(product__in=known) | Q(product__parent__in=known, product__is_public=True)
    ).order_by("pk")
    if any(product.is_parent for product in products):
        records = records.select_related("product__product_class", "product__parent__product_class")
    found: dict[int, list[StockRecord]] = defaultdict(list)
    for record in records:
        # The same product again, not another copy of it: it is loaded already.
        record.product = known.get(record.product_id) or record.product
        found[record.product.parent_id or record.product_id].append(record)
    return found


def _item(product: Product, records: list[StockRecord], shown: tuple[Picture, ...], strategy: Any) -> Item:
    infos = [strategy.fetch_for_product(record.product, stockrecord=record) for record in records]
    priced = [info for info in infos if info.price.exists]
    cheapest = min(priced, key=lambda info: info.price.excl_tax, default=None)
    return Item(
        product=product,
        price=cheapest.price.excl_tax if cheapest else None,
        currency=cheapest.price.currency if cheapest else "USD",
        stock=stock_of([info.availability for info in priced]),
        pictures=shown,
        has_variants=product.is_parent,
    )
