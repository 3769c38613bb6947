"""Putting jars in: what happens, what is refused, and whose basket it is."""

from typing import Any

import pytest
from django.contrib.sessions.models import Session
from oscar.core.loading import get_model

from catalogue.models import Product
from tests import factories

Basket = get_model("basket", "Basket")
Line = get_model("basket", "Line")


def test_first_jar_makes_the_basket_and_its_cookie(visitor: Any) -> None:
    response = visitor.adds(factories.jar(), 2)

    cookie = response.cookies["oscar_open_basket"]
    assert Line.objects.get().quantity == 2
    assert (cookie["httponly"], cookie["samesite"]) == (True, "Lax")
    assert Session.objects.count() == 0


def test_cookie_is_only_sent_over_https_in_production(visitor: Any, settings: Any) -> None:
    settings.OSCAR_BASKET_COOKIE_SECURE = True

    response = visitor.adds(factories.jar())

    assert response.cookies["oscar_open_basket"]["secure"] is True


def test_reading_makes_no_basket(visitor: Any) -> None:
    factories.jar()

    for address in ("/", "/jars/", "/basket/"):
        visitor.sees(address)

    assert Basket.objects.count() == 0
    assert not visitor.client.cookies


def test_same_jar_twice_is_one_line(visitor: Any) -> None:
    product = factories.jar()

    visitor.adds(product, 2)
    visitor.adds(product, 3)

    assert [line.quantity for line in Line.objects.all()] == [5]


@pytest.mark.parametrize(
    ("quantity", "words"),
    [
        ("0", "whole number"),
        ("-1", "whole number"),
        ("1000000000", "20 items at most"),
        ("9" * 5000, "whole number"),
        ("NaN", "whole number"),
        ("1.5", "whole number"),
        ("1e3", "whole number"),
        ("", "whole number"),
        ("٣\x00", "whole number"),
        ("7", "Only 6 are left. Please choose fewer."),
    ],
)
def test_odd_quantity_is_refused_in_words_and_changes_nothing(visitor: Any, quantity: str, words: str) -> None:
    product = factories.jar(stock=6)

    response = visitor.adds(product, quantity)

    assert response.headers["Location"] == product.get_absolute_url()
    assert words in visitor.sees(product.get_absolute_url())
    assert Basket.objects.count() == 0


def test_more_than_an_order_can_hold_is_refused_over_all_jars(visitor: Any) -> None:
    visitor.adds(factories.jar(), 15)
    other = factories.jar()

    visitor.adds(other, 6)

    assert "20 items at most" in visitor.sees(other.get_absolute_url())
    assert [line.quantity for line in Line.objects.all()] == [15]


def test_more_than_is_left_is_refused_together_with_what_is_inside(visitor: Any) -> None:
    product = factories.jar(stock=3)
    visitor.adds(product, 2)

    visitor.adds(product, 2)

    assert "Only 3 are left, and your basket holds 2 of them." in visitor.sees(product.get_absolute_url())
    assert [line.quantity for line in Line.objects.all()] == [2]


@pytest.mark.parametrize("changes", [{"is_public": False}, {"stock": 0}, {"price": "0.00"}])
def test_jar_that_is_not_for_sale_stays_out(visitor: Any, changes: dict[str, Any]) -> None:
    visitor.adds(factories.jar(**changes))

    assert Line.objects.count() == 0


def test_jar_that_is_gone_leads_to_the_others(visitor: Any) -> None:
    product = factories.jar()
    factories.jar(title="Another")
    number = product.pk
    Product.objects.filter(pk=number).delete()
    product.pk = number

    response = visitor.adds(product)

    assert response.headers["Location"] == "/jars/"
    assert "no longer sold" in visitor.sees("/jars/")


def test_basket_is_only_changed_by_post(visitor: Any) -> None:
    response = visitor.client.get(f"/basket/add/{factories.jar().pk}/", headers={"Sec-Fetch-Site": "same-origin"})

    assert response.status_code == 405


def test_customer_keeps_her_basket_when_she_signs_in(visitor: Any) -> None:
    visitor.adds(factories.jar(), 2)
    somebody = factories.customer()

    visitor.client.force_login(somebody)
    page = visitor.sees()

    assert Line.objects.get().basket.owner == somebody
    assert 'value="2"' in page


@pytest.mark.parametrize("cookie", ["1:forged", "1", "", "x" * 4000, "nonsense:signature"])
def test_forged_cookie_opens_nobodys_basket(visitor: Any, stranger: Any, cookie: str) -> None:
    visitor.adds(factories.jar())
    stranger.client.cookies["oscar_open_basket"] = cookie

    assert "Your basket is empty" in stranger.sees()


def test_owned_basket_does_not_open_by_a_cookie(visitor: Any, stranger: Any) -> None:
    visitor.adds(factories.jar())
    Basket.objects.update(owner=factories.customer())

    assert "Your basket is empty" in visitor.sees()
