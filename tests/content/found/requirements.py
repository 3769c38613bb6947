"""What we hold each kind of data to, written down as data, and a checker for it.

Google's own lists (developers.google.com/search/docs/appearance/structured-data) ask for less:

- article: nothing is required; author with name and address, both dates, headline and image are recommended.
- recipe: name and image are required.
- merchant-listing: name, image and an offer with price and currency are required of a product; availability,
  shipping details and return policy are recommended, and a warning in Search Console if they are missing.
- faqpage and how-to: Google shows neither any more (How-to since September 13, 2023: search/blog/2023/08/
  howto-faq-changes; FAQ since May 7, 2026: the notice on top of faqpage). Other readers of schema.org do.

Checked in November 2026 against stored copies of these pages; their tables of properties are longer than the copies,
and what those leave out (breadcrumb, organization, local-business, the parts of an offer) is held to schema.org and to
memory. The feed's list is that of support.google.com/merchants/answer/7052112. These tests need no network.
"""

import json
import re
from collections.abc import Iterator
from datetime import datetime
from html.parser import HTMLParser
from typing import Any

REQUIRED: dict[str, set[str]] = {
    "Article": {"headline", "image", "author", "datePublished", "dateModified"},
    "Person": {"name"},
    "Organization": {"name"},
    "ScholarlyArticle": {"name"},
    "FAQPage": {"mainEntity"},
    "Question": {"name", "acceptedAnswer"},
    "Answer": {"text"},
    "HowTo": {"name", "step"},
    "HowToStep": {"text"},
    "HowToSupply": {"name"},
    "HowToTool": {"name"},
    "Recipe": {"name", "image", "recipeIngredient", "recipeInstructions"},
    "Product": {"name", "image", "offers"},
    "Offer": {"price", "priceCurrency", "availability", "shippingDetails", "hasMerchantReturnPolicy"},
    "OfferShippingDetails": {"shippingRate", "shippingDestination", "deliveryTime"},
    "MonetaryAmount": {"value", "currency"},
    "DefinedRegion": {"addressCountry"},
    "ShippingDeliveryTime": {"handlingTime", "transitTime"},
    "QuantitativeValue": {"minValue", "maxValue", "unitCode"},
    "MerchantReturnPolicy": {"applicableCountry", "returnPolicyCategory"},
    "Brand": {"name"},
    "BreadcrumbList": {"itemListElement"},
    "ListItem": {"position", "name", "item"},
    "Store": {"name", "address"},
    "PostalAddress": {"streetAddress", "addressLocality", "addressRegion", "postalCode", "addressCountry"},
    "Periodical": {"name"},
}
ADDRESSES = {"url", "image", "item", "logo", "mainEntityOfPage", "merchantReturnLink"}
DATES = {"datePublished", "dateModified"}
YEAR = re.compile(r"\d{4}")


def faults(data: Any, path: str = "") -> Iterator[str]:
    """Everything that is wrong with a piece of data, and with the pieces within it."""
    if isinstance(data, list):
        for each in data:
            yield from faults(each, path)
        return
    if not isinstance(data, dict) or "@type" not in data:
        return
    here = f"{path}/{data['@type']}"
    yield from (f"{here} has no {name}" for name in sorted(REQUIRED[data["@type"]] - set(data)))
    for name, value in data.items():
        yield from _faults_of_value(f"{here}.{name}", name, value)
        yield from faults(value, here)


def _faults_of_value(here: str, name: str, value: Any) -> Iterator[str]:
    for each in value if isinstance(value, list) else [value]:
        if name in ADDRESSES and isinstance(each, str) and not re.match(r"https?://[^/]+/", each):
            yield f"{here} is no full address: {each}"
    if name in DATES and not YEAR.fullmatch(value) and datetime.fromisoformat(value).tzinfo is None:
        yield f"{here} has no time zone: {value}"


class _Scripts(HTMLParser):
    """Reads a page the way a browser does, and keeps what stands in its blocks of data."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self.inside = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.inside = (tag, dict(attrs).get("type")) == ("script", "application/ld+json")
        if self.inside:
            self.found.append("")

    def handle_endtag(self, tag: str) -> None:
        self.inside = False

    def handle_data(self, data: str) -> None:
        if self.inside:
            self.found[-1] += data


def data_on(page: str) -> dict[str, Any]:
    """The data of a page by its type."""
    reader = _Scripts()
    reader.feed(page)
    return {data["@type"]: data for data in map(json.loads, reader.found)}
