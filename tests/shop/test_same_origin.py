"""Which requests count as sent by our own pages."""

import pytest
from django.test import Client, RequestFactory
from oscar.core.loading import get_model

from shop.same_origin import is_same_origin
from tests import commenting, factories
from tests.writing import published

Basket = get_model("basket", "Basket")


@pytest.mark.parametrize(
    ("headers", "ours"),
    [
        ({"Sec-Fetch-Site": "same-origin"}, True),
        ({"Sec-Fetch-Site": "same-origin", "Origin": "https://elsewhere.example"}, True),
        ({"Sec-Fetch-Site": "same-site", "Origin": "http://testserver"}, False),
        ({"Sec-Fetch-Site": "cross-site"}, False),
        ({"Sec-Fetch-Site": "none"}, False),
        ({"Sec-Fetch-Site": ""}, False),
        ({"Origin": "http://testserver"}, True),
        ({"Origin": "https://testserver"}, False),
        ({"Origin": "http://testserver:81"}, False),
        ({"Origin": "http://testserver.elsewhere.example"}, False),
        ({"Origin": "null", "Referer": "http://testserver/jars/"}, False),
        ({"Origin": "http://["}, False),
        ({"Referer": "http://testserver/jars/jar/"}, True),
        ({"Referer": "http://elsewhere.example/http://testserver/"}, False),
        ({}, False),
    ],
)
def test_browser_says_where_a_form_was_sent_from(headers: dict[str, str], ours: bool) -> None:
    request = RequestFactory().post("/basket/add/1/", headers=headers)

    assert is_same_origin(request) == ours


@pytest.mark.django_db
def test_form_from_elsewhere_puts_nothing_in() -> None:
    product = factories.jar()

    response = Client(enforce_csrf_checks=True).post(
        f"/basket/add/{product.pk}/", {"quantity": 1}, headers={"Origin": "https://elsewhere.example"}
    )

    assert response.status_code == 403
    assert "Nothing was changed" in response.content.decode()
    assert Basket.objects.count() == 0


@pytest.mark.django_db
def test_our_own_form_needs_no_token() -> None:
    product = factories.jar()

    response = Client(enforce_csrf_checks=True).post(
        f"/basket/add/{product.pk}/", {"quantity": 1}, headers={"Sec-Fetch-Site": "same-origin"}
    )

    assert (response.status_code, response.headers["Location"]) == (302, "/basket/")


@pytest.mark.django_db
@pytest.mark.parametrize("address", ["/basket/", "/basket/vouchers/add/", "/basket/vouchers/1/remove/"])
def test_every_other_form_needs_its_token(address: str) -> None:
    response = Client(enforce_csrf_checks=True).post(address, headers={"Sec-Fetch-Site": "same-origin"})

    assert response.status_code == 403


@pytest.mark.django_db
def test_page_with_such_a_form_may_be_opened_from_anywhere(client: Client) -> None:
    comment = commenting.shown(published())

    response = client.get(f"/comments/{comment.pk}/report/", headers={"Sec-Fetch-Site": "cross-site"})

    assert response.status_code == 200
