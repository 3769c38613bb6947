"""Personal data in the owner's dashboard."""

import json
from typing import Any

import pytest
from django.contrib.auth.models import Permission
from django.contrib.messages import get_messages
from django.test import Client

from shop.order.models import Order
from shop.privacy.models import AuditEntry
from tests import factories
from tests.shop.privacy.people import ADA, dispatched

pytestmark = pytest.mark.django_db
HOME = "/dashboard/personal-data/"


@pytest.fixture
def owner() -> Client:
    client = Client()
    client.force_login(factories.staff())
    return client


def said(answer: Any) -> list[str]:
    return [str(message) for message in get_messages(answer.wsgi_request)]


def test_menu_leads_there(owner: Client) -> None:
    assert f'href="{HOME}"' in owner.get("/dashboard/").content.decode()


def test_search_shows_what_is_kept_without_the_address_in_any_address(owner: Client) -> None:
    dispatched()

    answer = owner.post(HOME, {"email": f" {ADA.upper()} "})

    page = answer.content.decode()
    assert (answer.status_code, "12 High St" in page, "?email" in page) == (200, True, False)


def test_unknown_address_is_said_to_be_unknown(owner: Client) -> None:
    assert "Nothing is kept about this address." in owner.post(HOME, {"email": "nobody@example.org"}).content.decode()


def test_download_is_written_down(owner: Client) -> None:
    order = dispatched()

    answer = owner.post(f"{HOME}download/", {"email": ADA})

    entry = AuditEntry.objects.get()
    assert json.loads(answer.content)["kept"]["Orders and payments"][0]["Order"] == order.number
    assert "no-store" in answer.headers["Cache-Control"]
    assert (entry.deed, entry.by_name) == ("downloaded", "owner@shop.example")


def test_erasing_asks_for_a_reason_first(owner: Client) -> None:
    order = dispatched()

    asked = owner.post(f"{HOME}erase/", {"email": ADA})
    empty = owner.post(f"{HOME}erase/", {"email": ADA, "reason": " "})

    assert [asked.status_code, empty.status_code] == [200, 422]
    assert "Please write why" in empty.content.decode()
    assert Order.objects.get(pk=order.pk).contact_email == ADA


def test_erasing_is_done_and_written_down_with_who_and_why(owner: Client) -> None:
    order = dispatched()

    answer = owner.post(f"{HOME}erase/", {"email": ADA, "reason": "asked by letter"})

    entry = AuditEntry.objects.get()
    listed = owner.get(HOME).content.decode()
    assert said(answer)[0].startswith("Erased.")
    assert Order.objects.get(pk=order.pk).contact_email == ""
    assert (entry.deed, entry.by_name, entry.reason) == ("erased", "owner@shop.example", "asked by letter")
    assert ("asked by letter" in listed, ADA in listed) == (True, False)


def test_record_of_one_person_is_shown_beside_her(owner: Client) -> None:
    dispatched()
    owner.post(f"{HOME}erase/", {"email": ADA, "reason": "asked by letter"})
    owner.post(f"{HOME}erase/", {"email": "bob@example.org", "reason": "wrote from Boston"})

    page = owner.post(HOME, {"email": ADA}).content.decode()

    assert ("asked by letter" in page, "wrote from Boston" in page) == (True, False)


def test_unfinished_order_is_refused_in_words(owner: Client) -> None:
    order = factories.paid_order()

    answer = owner.post(f"{HOME}erase/", {"email": ADA, "reason": "asked by letter"})

    assert [order.number in said(answer)[0], said(answer)[1]] == [
        True,
        "Nothing was erased yet; care notes have stopped at once.",
    ]
    assert Order.objects.get(pk=order.pk).contact_email == ADA


@pytest.mark.parametrize("path", ["", "download/", "erase/"])
def test_nobody_but_staff_gets_in(path: str) -> None:
    dispatched()
    customer = Client()
    customer.force_login(factories.customer("bob@example.org"))

    answers = [who.post(f"{HOME}{path}", {"email": ADA, "reason": "nosy"}) for who in (customer, Client())]

    assert [answer.status_code for answer in answers] == [403, 302]
    assert (AuditEntry.objects.count(), Order.objects.get().contact_email) == (0, ADA)


def test_staff_who_may_only_look_can_not_erase() -> None:
    dispatched()
    helper = factories.customer("helper@shop.example", is_staff=True)
    helper.user_permissions.add(Permission.objects.get(codename="view_user"))
    client = Client()
    client.force_login(helper)

    looked, erased = client.post(HOME, {"email": ADA}), client.post(f"{HOME}erase/", {"email": ADA, "reason": "x"})

    assert [looked.status_code, erased.status_code] == [200, 403]
    assert Order.objects.get().contact_email == ADA


@pytest.mark.parametrize("path", ["download/", "erase/"])
def test_looking_changes_nothing(path: str, owner: Client) -> None:
    dispatched()

    assert owner.get(f"{HOME}{path}").status_code == 405


def test_order_page_says_that_its_customer_was_erased(owner: Client) -> None:
    order = dispatched()
    owner.post(f"{HOME}erase/", {"email": ADA, "reason": "asked by letter"})

    page = owner.get(f"/dashboard/orders/{order.number}/").content.decode()

    assert ("erased on request" in page, "correct it" in page, "Lovelace" in page) == (True, False, False)
