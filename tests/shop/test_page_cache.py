"""Pages are remembered for visitors who are all alike, and for nobody else."""

import gzip
import re

import pytest
import time_machine
from django.test import Client

from catalogue.models import Product
from shop.partner.models import StockRecord
from tests import factories

pytestmark = pytest.mark.django_db
SAME_ORIGIN = {"Sec-Fetch-Site": "same-origin"}


def text_of(client: Client, address: str) -> str:
    return str(client.get(address).content.decode())


def sell_out(product: Product) -> None:
    StockRecord.objects.filter(product=product).update(num_in_stock=0)


def test_second_reader_gets_the_first_ones_page() -> None:
    product = factories.jar()
    first = text_of(Client(), "/jars/")
    sell_out(product)

    assert text_of(Client(), "/jars/") == first


def test_page_is_forgotten_after_ten_seconds() -> None:
    product = factories.jar()
    with time_machine.travel(factories.NOON) as clock:
        text_of(Client(), "/jars/")
        sell_out(product)
        clock.shift(11)

        assert "Sold out" in text_of(Client(), "/jars/")


def test_visitor_with_a_basket_gets_a_page_of_her_own_and_leaves_none_behind(client: Client) -> None:
    product = factories.jar()
    client.post(f"/basket/add/{product.pk}/", {"quantity": 3}, headers=SAME_ORIGIN)

    hers = text_of(client, "/jars/")
    other = text_of(Client(), "/jars/")

    assert re.findall(r'class="badge">(\d+)<', hers) == ["3"]
    assert re.findall(r'class="badge">(\d+)<', other) == []


def test_visitors_with_baskets_share_a_page_but_not_its_number() -> None:
    product = factories.jar()
    visitors = [Client(), Client()]
    for jars, visitor in enumerate(visitors, start=2):
        visitor.post(f"/basket/add/{product.pk}/", {"quantity": jars}, headers=SAME_ORIGIN)
        visitor.get("/basket/")  # reads the message
    first = text_of(visitors[0], "/jars/")
    sell_out(product)

    second = text_of(visitors[1], "/jars/")

    assert [re.findall(r'class="badge">(\d+)<', page) for page in (first, second)] == [["2"], ["3"]]
    assert second.replace('class="badge">3<', 'class="badge">2<') == first


def test_error_page_has_the_number_too(client: Client) -> None:
    product = factories.jar()
    client.post(f"/basket/add/{product.pk}/", {"quantity": 3}, headers=SAME_ORIGIN)
    client.get("/basket/")

    page = text_of(client, "/jars/nothing-here/")

    assert re.findall(r'class="badge">(\d+)<', page) == ["3"]


def test_ready_answers_are_whole_whoever_asks_first() -> None:
    factories.jar()
    asked = [{"Accept-Encoding": "gzip"}, {}, {"Accept-Encoding": "gzip"}, {}]

    answers = [Client().get("/jars/", headers=headers) for headers in asked]

    pages = [
        gzip.decompress(answer.content) if answer.has_header("Content-Encoding") else answer.content
        for answer in answers
    ]
    assert [answer.headers.get("Content-Encoding") for answer in answers] == ["gzip", None, "gzip", None]
    assert len(set(pages)) == 1
    assert len({answer.headers["Content-Security-Policy"] for answer in answers}) == 1
    assert len({answer.headers["X-Request-Id"] for answer in answers}) == 4
    assert len({answer.headers["Vary"] for answer in answers}) == 1


def test_unknown_host_gets_nothing_from_memory() -> None:
    factories.jar()
    Client().get("/jars/")

    assert Client(SERVER_NAME="evil.example").get("/jars/").status_code == 400


def test_message_is_seen_once_and_by_nobody_else(client: Client) -> None:
    product = factories.jar()
    client.post(f"/basket/add/{product.pk}/", {"quantity": 1}, headers=SAME_ORIGIN)

    seen = ["is in your basket" in text_of(who, "/jars/") for who in (client, Client(), client)]

    assert seen == [True, False, False]


def test_signed_in_customer_never_gets_or_leaves_a_remembered_page(client: Client) -> None:
    product = factories.jar(is_public=False)
    client.force_login(factories.staff())

    answers = [who.get(product.get_absolute_url()).status_code for who in (client, Client())]

    assert answers == [200, 404]


@pytest.mark.parametrize("address", ["/", "/jars/"])
def test_browser_asks_again_and_is_told_that_nothing_changed(address: str) -> None:
    factories.jar()
    first = Client().get(address)

    second = Client().get(address, headers={"If-None-Match": first.headers["ETag"]})

    assert first.headers["Cache-Control"] == "private, no-cache"
    assert "Cookie" in first.headers["Vary"]
    assert "Expires" not in first.headers
    assert (second.status_code, second.content) == (304, b"")


def test_remembered_page_holds_nothing_secret() -> None:
    product = factories.jar()

    page = text_of(Client(), product.get_absolute_url())

    assert "csrfmiddlewaretoken" not in page


def test_not_found_is_not_remembered() -> None:
    assert Client().get("/jars/jar-new/").status_code == 404
    product = factories.jar()
    Product.objects.filter(pk=product.pk).update(slug="jar-new")

    assert Client().get("/jars/jar-new/").status_code == 200
