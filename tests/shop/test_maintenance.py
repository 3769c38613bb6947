"""Maintenance: a sign on the shop's door, while money, monitors and the owner go in and out at the back."""

import pytest
from django.conf import LazySettings
from django.http import HttpResponse
from django.test import Client, RequestFactory

from shop.maintenance import MaintenanceMiddleware
from tests import factories


@pytest.fixture
def closed(settings: LazySettings) -> Client:
    settings.MAINTENANCE = True
    return Client()


@pytest.mark.parametrize("address", ["/", "/jars/", "/basket/", "/checkout/", "/accounts/login/", "/nowhere/"])
def test_visitor_reads_when_to_come_back(address: str, closed: Client) -> None:
    # No database is set up for this test: a query would fail it.
    response = closed.get(address)

    page = response.content.decode()
    assert (response.status_code, response.headers["Retry-After"]) == (503, "600")
    assert response.headers["Cache-Control"] == "no-store"
    assert "in ten minutes" in page
    assert "default-src 'none'" in response.headers["Content-Security-Policy"]


def test_form_that_is_sent_now_changes_nothing(closed: Client) -> None:
    response = closed.post("/checkout/", {"action": "pay"})

    assert response.status_code == 503


@pytest.mark.django_db
def test_owner_still_works(closed: Client) -> None:
    closed.force_login(factories.staff())

    assert closed.get("/dashboard/").status_code == 200


def test_monitor_still_gets_its_answer(closed: Client) -> None:
    response = closed.get("/healthz")

    assert (response.status_code, response.content) == (200, b"ok\n")


@pytest.mark.django_db
def test_stripe_is_still_heard(closed: Client) -> None:
    response = closed.post("/stripe/webhook/", b"{}", content_type="application/json")

    assert response.status_code == 400  # the webhook's own answer to a letter without a signature


@pytest.mark.django_db
def test_shop_is_open_without_the_sign() -> None:
    response = Client().get("/")

    assert (response.status_code, "Retry-After" in response.headers) == (200, False)


def test_page_begins_with_the_path_and_is_not_fooled_by_the_rest(settings: LazySettings) -> None:
    settings.MAINTENANCE = True
    middleware = MaintenanceMiddleware(lambda request: HttpResponse("shop"))

    answers = [middleware(RequestFactory().get(path)) for path in ("/jars/dashboard/", "/?next=/dashboard/")]

    assert [answer.status_code for answer in answers] == [503, 503]
