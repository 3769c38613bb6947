"""Writing the order: what was quoted is what stands in the rows, in few queries."""

from decimal import Decimal
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from shop.checkout.quote import Quote, quote
from shop.order.models import Order
from shop.order.utils import OrderCreator
from tests import factories
from tests.factories import NOON

pytestmark = pytest.mark.django_db


def quoted(basket: Any, person: Any) -> Quote:
    return quote(
        basket,
        delivery=person.delivery_code,
        state=person.state,
        zip_code=person.zip_code,
        now=NOON,
        pickup_place_id=person.pickup_place_id,
    )


def place(basket: Any, person: Any) -> Order:
    return OrderCreator().place(basket=basket, quote=quoted(basket, person), buyer=person, now=NOON)


def test_order_says_what_was_quoted() -> None:
    person = factories.buyer()
    basket = factories.basket_with(factories.jar(), 2)

    order = place(basket, person)

    order.refresh_from_db()
    assert (order.total_incl_tax, order.total_excl_tax, order.shipping_incl_tax) == (
        Decimal("36.00"),
        Decimal("36.00"),
        Decimal("8.00"),
    )
    assert (order.status, order.currency, order.shipping_code) == ("awaiting payment", "USD", "standard")
    assert (order.guest_email, order.user, order.is_anonymous) == ("ada@example.org", None, True)
    assert order.shipping_address.active_address_fields() == [
        "Ada Lovelace",
        "12 High St",
        "Columbus",
        "OH",
        "43215",
        "United States",
    ]
    assert str(order.dispatch_on) == "2026-10-07"
    assert [change.new_status for change in order.status_changes.all()] == ["awaiting payment"]


def test_order_is_placed_in_few_queries() -> None:
    person = factories.buyer()
    basket = factories.basket_with(factories.jar(), 2)
    seen = quoted(basket, person)

    with CaptureQueriesContext(
        connection,
    ) as queries:
        OrderCreator().place(basket=basket, quote=seen, buyer=person, now=NOON)

    assert len(queries) == 7, [query["sql"][:90] for query in queries]
