"""The jars for Google Merchant Center, held to its list of required attributes."""

import re
from decimal import Decimal
from typing import Any

import pytest
from django.test import Client
from lxml import etree  # type: ignore[import-untyped]

from shop.partner.models import StockRecord
from tests import factories

pytestmark = pytest.mark.django_db
G = "{http://base.google.com/ns/1.0}"
REQUIRED = ("id", "title", "description", "link", "image_link", "availability", "price", "condition")
LONGEST = {"id": 50, "title": 150, "description": 5000, "link": 2000, "image_link": 2000, "brand": 70}


def items() -> list[Any]:
    response = Client().get("/products.xml")
    assert response.headers["Content-Type"] == "application/xml; charset=utf-8"
    found: list[Any] = etree.fromstring(response.content).findall("channel/item")
    return found


def test_each_jar_has_what_google_requires() -> None:
    factories.dispatch_rule()
    factories.delivery("8.00")
    factories.jar(title="Jar & <friends>", summary="Small.", allergens="milk")

    (item,) = items()

    given = {child.tag.removeprefix(G): child.text for child in item}
    assert [name for name in REQUIRED if not given.get(name)] == []
    assert {name: value for name, value in given.items() if value and len(value) > LONGEST.get(name, 9999)} == {}
    assert (given["title"], given["identifier_exists"], given["condition"]) == ("Jar & <friends>", "no", "new")
    assert given["description"] == "Small. Contains milk."
    assert re.fullmatch(r"http://testserver/static/shop/img/share[.\w]*\.png", str(given["image_link"]))
    assert [child.text for child in item.find(f"{G}shipping")] == ["US", "8.00 USD"]


def test_prices_have_two_places_and_a_currency() -> None:
    factories.jar(price="14.5")

    assert items()[0].findtext(f"{G}price") == "14.50 USD"


@pytest.mark.parametrize(("stock", "words"), [(3, "in_stock"), (0, "out_of_stock")])
def test_availability_is_the_stocks(stock: int, words: str) -> None:
    factories.jar(stock=stock)

    assert items()[0].findtext(f"{G}availability") == words


def test_jar_that_was_never_priced_or_is_hidden_is_not_listed() -> None:
    factories.jar(is_public=False)
    jar = factories.jar()
    StockRecord.objects.filter(product=jar).update(price=None)

    assert items() == []


def test_free_delivery_from_a_threshold_on() -> None:
    factories.dispatch_rule()
    rate = factories.delivery("8.00")
    rate.free_shipping_threshold = Decimal(14)
    rate.save()
    factories.jar(price="14.00")

    assert items()[0].find(f"{G}shipping/{G}price").text == "0.00 USD"


def test_without_a_rate_no_delivery_is_promised() -> None:
    factories.jar()

    assert items()[0].find(f"{G}shipping") is None
