"""What Google Merchant Center is told about each jar that has a price."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Final

from django.conf import settings

from catalogue.models import Product
from catalogue.shelf import Item, on_sale, shelve
from content.found.addresses import whole
from content.found.delivery import charge, cheapest_rate
from content.found.sharing.files import image_for
from shop.dispatch.models import DispatchRule

MOST_LETTERS: Final = {"title": 150, "description": 5000}
CATEGORY: Final = "Food, Beverages & Tobacco > Food Items > Dairy Products"


@dataclass(frozen=True)
class FeedItem:
    """One jar: names of Google's product data specification with their values; what a parcel costs, or ""."""

    attributes: list[tuple[str, str]]
    shipping: str


def feed_items(*, strategy: Any) -> list[FeedItem]:
    """The attributes of each jar, in the order of the shelf; four queries however many there are."""
    rate = cheapest_rate() if DispatchRule.objects.exists() else None
    priced = [item for item in shelve(on_sale(), strategy=strategy) if item.price is not None]
    return [_feed_item(item, rate=rate) for item in priced]


def _feed_item(item: Item, *, rate: Any) -> FeedItem:
    price = item.price or Decimal(0)
    return FeedItem(attributes(item, price), money(charge(rate, price), item.currency) if rate else "")


def attributes(item: Item, price: Decimal) -> list[tuple[str, str]]:
    """A jar that costs this much; a live culture has no GTIN."""
    jar = item.product
    picture = image_for({"product": jar}) if item.picture.is_drawn else whole(item.picture.url)
    return [
        ("id", str(jar.pk)),
        ("title", jar.title[: MOST_LETTERS["title"]]),
        ("description", _description(jar)[: MOST_LETTERS["description"]]),
        ("link", whole(jar.get_absolute_url())),
        ("image_link", picture),
        ("availability", "in_stock" if item.can_be_bought else "out_of_stock"),
        ("price", money(price, item.currency)),
        ("condition", "new"),
        ("brand", settings.OSCAR_SHOP_NAME),
        ("identifier_exists", "no"),
        ("google_product_category", CATEGORY),
    ]


def money(amount: Decimal, currency: str) -> str:
    """As Google reads it: "14.00 USD"."""
    return f"{amount:.2f} {currency}"


def _description(jar: Product) -> str:
    parts = (jar.summary, jar.contents, f"Contains {jar.allergens}." if jar.allergens else "")
    return " ".join(" ".join(part.split()) for part in parts if part) or jar.title
