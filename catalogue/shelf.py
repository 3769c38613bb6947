"""Products with their price, stock and picture, in two queries however many there are."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.db.models import Q, QuerySet

from catalogue.models import Product
from catalogue.pictures import Picture, pictures
from catalogue.stock_words import Stock, stock_of
from shop.partner.models import StockRecord


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
    return products.select_related("product_class").order_by("pk")


def shelve(products: Iterable[Product], *, strategy: Any) -> list[Item]:
    """The products in their order, each with what is known about it now."""
    products = list(products)
    offers = _offers([product.pk for product in products])
    shown = pictures(products)
    return [_item(product, offers[product.pk], shown[product.pk], strategy) for product in products]


def _offers(ids: list[int]) -> dict[int, list[StockRecord]]:
    """Stock records by the product whose page they are sold on: its own, or its variants'."""
    records = (
        StockRecord.objects.filter(Q(product__in=ids) | Q(product__parent__in=ids, product__is_public=True))
        .select_related("product__product_class", "product__parent__product_class")
        .order_by("pk")
    )
    found: dict[int, list[StockRecord]] = defaultdict(list)
    for record in records:
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
