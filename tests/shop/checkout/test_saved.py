"""Customers with an account: their addresses are there, and nobody else's."""

from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from oscar.core.loading import get_model

from shop.checkout import saved
from tests import factories

pytestmark = pytest.mark.django_db
Filled = Callable[..., dict[str, str]]


def address_of(user: Any, line1: str, **changes: Any) -> Any:
    given = {"first_name": "Ada", "last_name": "Lovelace", "line4": "Athens", "state": "OH", "postcode": "45701"}
    return get_model("address", "UserAddress").objects.create(
        user=user, line1=line1, country=factories.united_states(), **{**given, **changes}
    )


def test_usual_address_is_filled_in() -> None:
    user = factories.customer(first_name="Ada")
    address_of(user, "1 First St")
    address_of(user, "2 Usual St", is_default_for_shipping=True)

    values = saved.first_values(user, saved.addresses(user))

    assert (values["email"], values["line1"], values["zip_code"]) == ("ada@example.org", "2 Usual St", "45701")


def test_customer_without_addresses_has_her_name_filled_in() -> None:
    user = factories.customer(first_name="Ada", last_name="Lovelace")

    assert saved.first_values(user, []) == {
        "email": "ada@example.org",
        "first_name": "Ada",
        "last_name": "Lovelace",
    }


def test_chosen_address_takes_the_place_of_what_was_typed(filled: Filled) -> None:
    user = factories.customer()
    address = address_of(user, "1 First St")
    factories.basket_with(factories.jar(), user=user)
    client = Client()
    client.force_login(user)

    data = filled(action="address", saved_address=str(address.pk), email="other@example.org")
    page = client.post("/checkout/", data).content.decode()

    assert 'value="1 First St"' in page
    assert 'value="other@example.org"' in page


@pytest.mark.parametrize("named", ["hers", "nobody's", "0", "-1", "1 OR 1=1", ""])
def test_somebody_elses_address_is_not_shown(named: str) -> None:
    user, other = factories.customer(), factories.customer("bob@example.org")
    address_of(user, "1 First St")
    hers = address_of(other, "9 Secret St")

    assert saved.chosen(user, str(hers.pk) if named == "hers" else named) == {}


def test_page_of_a_customer_needs_at_most_12_queries(filled: Filled) -> None:
    filled()
    user = factories.customer()
    address_of(user, "1 First St")
    factories.basket_with(factories.jar(), user=user)
    client = Client()
    client.force_login(user)

    with CaptureQueriesContext(connection) as queries:
        client.get("/checkout/")

    assert len(queries) <= 12, "\n".join(query["sql"][:150] for query in queries)
