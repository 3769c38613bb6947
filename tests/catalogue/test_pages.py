"""The shelf and a jar's page: what they cost, what they show, and what they refuse."""

import re
from typing import Any

import pytest
from django.contrib.sessions.models import Session
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from catalogue.models import Category, Product
from tests import factories

pytestmark = pytest.mark.django_db
WRITES = ("INSERT", "UPDATE", "DELETE", "SAVEPOINT")


def looked_at(address: str) -> tuple[Any, list[str]]:
    """The answer to somebody's first visit, and the queries it took."""
    with CaptureQueriesContext(connection) as queries:
        response = Client().get(address)
    return response, [query["sql"] for query in queries.captured_queries]


def text_of(response: Any) -> str:
    return str(response.content.decode())


@pytest.fixture
def furnished() -> Product:
    """A jar on the shelf, ship days and a pickup place."""
    factories.dispatch_rule()
    factories.pickup_place()
    return factories.jar(makes_per_day="1 cup")


@pytest.mark.parametrize("address", ["/", "/jars/", "jar", "/jars/category/grains/", "/search/?q=living"])
def test_reading_a_page_takes_six_queries_at_most_and_leaves_no_trace(address: str, furnished: Product) -> None:
    response, queries = looked_at(furnished.get_absolute_url() if address == "jar" else address)

    assert response.status_code == 200
    assert len(queries) <= 6
    assert [query for query in queries if query.startswith(WRITES)] == []
    assert not response.cookies
    assert Session.objects.count() == 0


def test_thirty_jars_take_as_many_queries_as_one() -> None:
    factories.jar()
    _, one = looked_at("/jars/")
    for _ in range(29):
        factories.jar()

    _, thirty = looked_at("/jars/?page=1&fresh=1")

    assert len(thirty) == len(one)


def test_list_goes_on_over_pages() -> None:
    for number in range(25):
        factories.jar(title=f"Number {number}.")

    first, second = (text_of(Client().get(f"/jars/?page={page}")) for page in (1, 2))

    assert first.count('class="product-card"') == 24
    assert second.count('class="product-card"') == 1
    assert 'rel="next" href="?page=2"' in first


@pytest.mark.parametrize("number", ["0", "-1", "99", "NaN", "1e9", "9" * 30])
def test_a_page_that_is_not_there_is_not_found(number: str) -> None:
    factories.jar()

    assert Client().get(f"/jars/?page={number}").status_code == 404


def test_jar_page_tells_all_that_the_owner_filled_in(furnished: Product) -> None:
    facts = {
        "summary": "Lively.",
        "contents": "1 tablespoon",
        "milk": "cow's milk",
        "ingredients": "Grains, milk",
        "allergens": "milk",
        "makes_per_day": "2 cups",
        "storage": "In the fridge",
        "ask_first": "Ask a doctor",
    }
    Product.objects.filter(pk=furnished.pk).update(**facts)

    page = text_of(Client().get(furnished.get_absolute_url()))

    shown = [value for value in facts.values() if value.replace("'", "&#x27;") in page]
    assert shown == list(facts.values())
    assert "contains milk" in page
    assert "$14.00" in page
    assert "Rio Grande store" in page
    assert "Monday, Tuesday and Wednesday" in page


@pytest.mark.parametrize(("stock", "words"), [(20, "In stock"), (3, "Last 3 jars"), (0, "Sold out")])
def test_jar_page_says_how_many_are_left(stock: int, words: str) -> None:
    product = factories.jar(stock=stock)

    page = text_of(Client().get(product.get_absolute_url()))

    assert f">{words}</span>" in page
    assert ("Add to basket" in page) == (stock > 0)


@pytest.mark.parametrize(("stock", "most"), [(50, 20), (3, 3)])
def test_field_for_the_quantity_ends_where_the_stock_does(stock: int, most: int) -> None:
    page = text_of(Client().get(factories.jar(stock=stock).get_absolute_url()))

    assert f'max="{most}"' in page


def test_demo_price_says_so_to_staff_and_to_nobody_else() -> None:
    address, owner, customer = factories.jar(is_demo=True).get_absolute_url(), Client(), Client()
    owner.force_login(factories.staff())
    customer.force_login(factories.customer())

    told = ["demo price" in text_of(who.get(address)) for who in (owner, customer, Client(), owner)]

    assert told == [True, False, False, True]


@pytest.mark.parametrize(
    "address", ["/jars/JAR-X/", "/jars/jar-x_1/", "/jars/nothing/", "/catalogue/", "/jars/jar-x/reviews/"]
)
def test_other_addresses_are_not_found(address: str) -> None:
    product = factories.jar()
    Product.objects.filter(pk=product.pk).update(slug="jar-x")

    assert Client().get(address).status_code == 404


def test_unpublished_jar_is_only_for_staff(client: Client) -> None:
    product = factories.jar(is_public=False)
    client.force_login(factories.staff())

    assert Client().get(product.get_absolute_url()).status_code == 404
    assert "not published yet" in text_of(client.get(product.get_absolute_url()))
    assert product.title not in text_of(Client().get("/jars/"))


def test_title_is_shown_as_text_never_as_markup() -> None:
    product = factories.jar(title="<script>alert(1)</script>")

    page = text_of(Client().get(product.get_absolute_url()))

    assert "<script>" not in page


def test_shelf_leads_to_the_published_categories() -> None:
    grains = Category.add_root(name="Grains", slug="grains")
    grains.add_child(name="Gifts", slug="gifts")
    Category.add_root(name="Secret", slug="secret", is_public=False)

    page = text_of(Client().get("/jars/"))

    assert re.findall(r"/jars/category/[^\"]*", page) == ["/jars/category/grains/"]


def test_category_shows_what_is_in_it_and_below_it() -> None:
    product = factories.jar()
    top = Category.objects.get(slug="grains")
    below = top.add_child(name="Gifts", slug="gifts")
    gift = factories.jar(title="Wrapped up")
    gift.categories.set([below])

    pages = [text_of(Client().get(category.get_absolute_url())) for category in (top, below)]

    assert below.get_absolute_url() == "/jars/category/grains/gifts/"
    assert [product.title in page for page in pages] == [True, False]
    assert [gift.title in page for page in pages] == [True, True]


@pytest.mark.parametrize(
    "slug", ["gifts", "grains/nothing", "Grains", "grains/grains", "grains%00", "/", "grains//gifts"]
)
def test_category_at_another_address_is_not_found(slug: str) -> None:
    factories.jar()
    Category.objects.get(slug="grains").add_child(name="Gifts", slug="gifts")

    assert Client().get(f"/jars/category/{slug}/").status_code == 404


def test_hidden_category_is_not_found() -> None:
    factories.jar()
    Category.objects.update(is_public=False)

    assert Client().get("/jars/category/grains/").status_code == 404
