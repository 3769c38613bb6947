"""Writing the order: what was quoted is what stands in the rows, in few queries."""

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest
from django.core import mail
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from oscar.core.loading import get_model

from shop.checkout.quote import Problem
from shop.order.models import Order
from shop.order.utils import OrderCreator
from tests import factories
from tests.factories import NOON
from tests.shop.order.quoting import quoted

pytestmark = pytest.mark.django_db


def place(basket: Any, person: Any) -> Order:
    placed = OrderCreator().place(basket=basket, quote=quoted(basket, person), buyer=person, now=NOON)
    order: Order = Order.objects.get(pk=placed.pk)
    return order


def test_order_says_what_was_quoted() -> None:
    order = place(factories.basket_with(factories.jar(), 2), factories.buyer())

    assert (order.total_incl_tax, order.total_excl_tax, order.shipping_incl_tax) == (
        Decimal("36.00"),
        Decimal("36.00"),
        Decimal("8.00"),
    )
    assert (order.status, order.currency, order.shipping_code) == ("awaiting payment", "USD", "standard")
    assert (order.guest_email, order.user, order.is_anonymous) == ("ada@example.org", None, True)
    assert order.date_placed == NOON


def test_address_is_the_one_typed() -> None:
    order = place(factories.basket_with(factories.jar()), factories.buyer(line2="Apt 3"))

    assert order.shipping_address.active_address_fields() == [
        "Ada Lovelace",
        "12 High St",
        "Apt 3",
        "Columbus",
        "OH",
        "43215",
        "United States",
    ]
    assert "Columbus OH 43215 United States" in order.shipping_address.search_text


def test_ship_day_and_time_zone_are_kept() -> None:
    order = place(factories.basket_with(factories.jar()), factories.buyer(state="CA", zip_code="90210"))

    assert (str(order.dispatch_on), order.time_zone) == ("2026-10-07", "America/Los_Angeles")


def test_pickup_has_a_place_and_neither_address_nor_ship_day() -> None:
    store = factories.pickup_place()
    person = factories.buyer(delivery_code="pickup", pickup_place_id=store.pk, line1="", city="", state="", zip_code="")

    order = place(factories.basket_with(factories.jar()), person)

    assert (order.pickup_place, order.shipping_address, order.dispatch_on) == (store, None, None)
    assert (order.shipping_code, order.shipping_method, order.time_zone) == (
        "pickup",
        "Rio Grande store",
        "America/New_York",
    )


def test_gift_is_kept_with_its_emoji() -> None:
    person = factories.buyer(
        gift_recipient_name="Zoë 👩‍🌾", gift_recipient_email="zoe@example.org", gift_message="Hi\n🎁"
    )

    order = place(factories.basket_with(factories.jar()), person)

    assert (order.gift_recipient_name, order.gift_message, order.care_email) == (
        "Zoë 👩‍🌾",
        "Hi\n🎁",
        "zoe@example.org",
    )


def test_customers_order_is_hers_and_its_mail_goes_where_she_said() -> None:
    user = factories.customer("account@example.org")

    order = place(factories.basket_with(factories.jar(), user=user), factories.buyer(user=user))

    assert (order.user, order.contact_email) == (user, "ada@example.org")


def test_line_has_oscars_columns_and_holds_no_stock_itself() -> None:
    jar = factories.jar(title="Jar", price="14.00", upc="0123")

    line = place(factories.basket_with(jar, 2), factories.buyer()).lines.get()

    record = factories.record_of(jar)
    assert (line.product, line.stockrecord, line.partner_name) == (jar, record, "The Mindful Neuro")
    assert (line.title, line.upc, line.quantity, line.status) == ("Jar", "0123", 2, "awaiting payment")
    assert (line.unit_price_excl_tax, line.line_price_incl_tax) == (Decimal("14.00"), Decimal("28.00"))
    assert (line.num_allocated, record.num_allocated) == (0, None)


def test_taxes_of_lines_and_delivery_add_up_to_the_total() -> None:
    category = get_model("tax", "TaxCategory").objects.create(code="kitchen", name="Kitchenware")
    get_model("tax", "TaxRate").objects.create(state="OH", category=category, percent=Decimal("7.25"))
    basket = factories.basket_with(factories.jar(price="9.99", tax_category=category), 3)
    basket = factories.basket_with(factories.jar(price="14.00"), basket=basket)

    order = place(basket, factories.buyer())

    lines = list(order.lines.all())
    assert sum(line.line_price_incl_tax for line in lines) + order.shipping_incl_tax == order.total_incl_tax
    assert [line.line_price_tax for line in lines] == [Decimal("2.17"), Decimal("0.00")]
    assert (order.total_tax, order.shipping_tax) == (Decimal("2.57"), Decimal("0.40"))
    assert [line.tax_code for line in lines] == ["kitchen", "food"]


def test_chosen_options_are_kept() -> None:
    jar = factories.jar()
    option = get_model("catalogue", "Option").objects.create(name="Lid", code="lid")
    basket = factories.basket_with(factories.jar())
    basket.add_product(jar, 1, options=[{"option": option, "value": "wood"}])

    order = place(basket, factories.buyer())

    assert [[(row.type, row.value) for row in line.attributes.all()] for line in order.lines.all()] == [
        [],
        [("lid", "wood")],
    ]


def test_basket_is_ordered_once() -> None:
    basket, person = factories.basket_with(factories.jar()), factories.buyer()
    place(basket, person)

    with pytest.raises(IntegrityError), transaction.atomic():
        place(basket, person)

    assert Order.objects.count() == 1


def test_quote_with_problems_is_not_ordered() -> None:
    basket, person = factories.basket_with(factories.jar()), factories.buyer()
    refused = replace(quoted(basket, person), problems=(Problem("Sold out."),))

    with pytest.raises(ValueError, match="Sold out"):
        OrderCreator().place(basket=basket, quote=refused, buyer=person, now=NOON)

    assert Order.objects.count() == 0


def test_placing_sends_no_mail_and_counts_no_sale() -> None:
    place(factories.basket_with(factories.jar()), factories.buyer())

    assert mail.outbox == []
    assert get_model("analytics", "ProductRecord").objects.filter(num_purchases__gt=0).count() == 0


@pytest.mark.parametrize("kinds", [1, 3])
def test_order_is_placed_in_four_queries_for_any_number_of_lines(kinds: int) -> None:
    person, basket = factories.buyer(), None
    for _ in range(kinds):
        basket = factories.basket_with(factories.jar(), basket=basket)
    seen = quoted(basket, person)

    with CaptureQueriesContext(connection) as queries:
        order = OrderCreator().place(basket=basket, quote=seen, buyer=person, now=NOON)
        assert len(order.lines.all()) == kinds

    assert len(queries) == 4, "\n".join(query["sql"][:90] for query in queries)
