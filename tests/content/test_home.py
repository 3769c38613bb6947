"""The front page, and the pages for when something went wrong."""

from datetime import date

import pytest
import time_machine
from django.db import OperationalError, connection
from django.http import HttpResponse
from django.template.loader import render_to_string
from django.test import Client, RequestFactory
from django.test.utils import CaptureQueriesContext
from django.utils.functional import SimpleLazyObject

from shop.database import BusyDatabaseMiddleware
from shop.dispatch.models import ClosedDay, DispatchRule
from shop.errors import csrf_failure
from tests import factories


@pytest.mark.django_db
def test_front_page_leads_to_the_jars_and_says_how_they_travel() -> None:
    product = factories.jar()
    factories.dispatch_rule()
    factories.pickup_place(name="Hope Homestead", is_demo=True)

    page = Client().get("/").content.decode()

    shown = [
        product.get_absolute_url(),
        "Monday, Tuesday and Wednesday",
        "Hope Homestead",
        "Mon-Fri 9-5",
    ]
    assert [words for words in shown if words not in page] == []
    assert "demo details" not in page


@pytest.mark.django_db
def test_front_page_tells_staff_what_is_made_up(client: Client) -> None:
    factories.pickup_place(is_demo=True)
    client.force_login(factories.staff())

    assert "demo details" in client.get("/").content.decode()


@pytest.mark.django_db
def test_front_page_of_an_empty_shop_still_stands() -> None:
    response = Client().get("/")

    assert response.status_code == 200
    assert "There is no pickup at the moment" in response.content.decode()


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("days", "words"),
    [
        ({"tuesday": False, "wednesday": False}, "Parcels leave on Monday,"),
        ({"wednesday": False}, "Parcels leave on Monday and Tuesday,"),
        ({"monday": False, "friday": True}, "Parcels leave on Tuesday, Wednesday and Friday,"),
    ],
)
def test_ship_days_are_said_as_a_sentence(days: dict[str, bool], words: str) -> None:
    DispatchRule.objects.create(**days)

    assert words in Client().get("/").content.decode()


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("now", "day"),
    [
        ("2026-10-06T12:00Z", "Tuesday, October 6"),  # eight in the morning in Ohio, an hour before the cut-off
        ("2026-10-06T14:00Z", "Wednesday, October 7"),
        ("2026-10-07T14:00Z", "Tuesday, October 13"),  # Monday is Columbus Day
    ],
)
def test_front_page_names_the_next_ship_day(now: str, day: str) -> None:
    factories.dispatch_rule()

    with time_machine.travel(now, tick=False):
        page = Client().get("/").content.decode()

    assert f"The next parcels leave on <strong>{day}</strong>" in page


@pytest.mark.django_db
def test_closed_day_is_no_ship_day() -> None:
    factories.dispatch_rule()
    ClosedDay.objects.create(day=date(2026, 10, 7))

    with time_machine.travel("2026-10-06T14:00Z", tick=False):
        page = Client().get("/").content.decode()

    assert "<strong>Tuesday, October 13</strong>" in page


@pytest.mark.parametrize(
    ("name", "words"), [("400.html", "Nothing was changed"), ("500.html", "our mistake"), ("503.html", "busy just now")]
)
def test_pages_for_trouble_ask_nothing_of_the_database(name: str, words: str) -> None:
    # No database is set up for this test: a query would fail it.
    page = render_to_string(name)

    assert words in page
    assert 'class="site-header"' in page


def test_busy_database_is_not_asked_who_is_there() -> None:
    def nobody() -> None:
        raise OperationalError("database is locked")

    request = RequestFactory().get("/")
    request.user = SimpleLazyObject(nobody)  # type: ignore[assignment]  # as the session middleware leaves it

    response = BusyDatabaseMiddleware(lambda asked: HttpResponse()).process_exception(
        request, OperationalError("database is locked")
    )

    assert response is not None
    assert (response.status_code, response.headers["Retry-After"]) == (503, "2")
    assert "busy just now" in response.content.decode()


@pytest.mark.django_db
def test_missing_page_has_our_layout_and_a_way_out() -> None:
    with CaptureQueriesContext(connection) as queries:
        response = Client().get("/nowhere/to/be/found/")

    assert response.status_code == 404
    assert 'href="/jars/"' in response.content.decode()
    assert len(queries) == 0


@pytest.mark.django_db
def test_refused_form_says_that_nothing_was_changed() -> None:
    response = csrf_failure(RequestFactory().post("/basket/"))

    assert response.status_code == 403
    assert "Nothing was changed" in response.content.decode()
