"""The Pay button, from the click to Stripe's page: one order, one session, and nothing lost when it doesn't work."""

import re
from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from oscar.core.loading import get_model

from shop.order.models import Order
from shop.payments.models import Attempt
from tests import factories

pytestmark = pytest.mark.django_db
Visit = Callable[..., Client]
BASKET_COOKIE = "oscar_open_basket"  # as Oscar names it
Filled = Callable[..., dict[str, str]]


def notice(html: str) -> str:
    """The first boxed remark on the page."""
    found = re.search(r'<div role="alert">\s*<div class="notice.*?<p>(.*?)\s*</p>', html, re.DOTALL)
    return found[1].replace("&#x27;", "'") if found else ""


def test_click_on_pay_leads_to_stripe(visit: Visit, filled: Filled, standin: Any) -> None:
    response = visit(factories.basket_with(factories.jar())).post("/checkout/", filled())

    attempt = Attempt.objects.get()
    assert (response.status_code, response.headers["Location"]) == (303, attempt.session_url)
    assert (attempt.amount, attempt.state, attempt.order.status) == (2200, "open", "awaiting payment")
    assert (attempt.order.guest_email, attempt.order.shipping_address.line4) == ("ada@example.org", "Columbus")


def test_pickup_needs_no_address(visit: Visit, filled: Filled, standin: Any) -> None:
    place = factories.pickup_place()
    data = filled(delivery=f"pickup:{place.pk}", line1="", city="", state="", zip_code="", shown_total="14.00")

    visit(factories.basket_with(factories.jar())).post("/checkout/", data)

    order = Order.objects.get()
    assert (order.pickup_place, order.shipping_address, order.total_incl_tax) == (place, None, 14)


def test_gift_is_written_down_as_typed(visit: Visit, filled: Filled, standin: Any) -> None:
    data = filled(
        is_gift="on", gift_recipient_name="Bob 🎁", gift_recipient_email="bob@example.org", gift_message="Hi\r\n👩‍🌾"
    )

    visit(factories.basket_with(factories.jar())).post("/checkout/", data)

    order = Order.objects.get()
    assert (order.gift_recipient_name, order.gift_message, order.care_email) == (
        "Bob 🎁",
        "Hi\n👩‍🌾",
        "bob@example.org",
    )


def test_second_click_leads_to_the_same_session(visit: Visit, filled: Filled, standin: Any) -> None:
    client, data = visit(factories.basket_with(factories.jar())), filled()

    first, second = client.post("/checkout/", data), client.post("/checkout/", data)

    assert first.headers["Location"] == second.headers["Location"]
    assert (Order.objects.count(), Attempt.objects.count()) == (1, 1)


def test_second_click_that_asks_for_something_else_is_asked_about_it(
    visit: Visit, filled: Filled, standin: Any
) -> None:
    client = visit(factories.basket_with(factories.jar()))
    client.post("/checkout/", filled())

    response = client.post("/checkout/", filled(line1="99 Other Rd"))

    assert (response.status_code, Order.objects.count()) == (409, 1)
    assert notice(response.content.decode()).startswith("You began to pay for this basket already")


def test_price_changed_in_between_is_shown_again_and_charges_nothing(visit: Visit, filled: Filled) -> None:
    jar = factories.jar()
    client, data = visit(factories.basket_with(jar)), filled()
    jar.stockrecords.update(price=Decimal("15.00"))

    response = client.post("/checkout/", data)

    page = response.content.decode()
    assert (response.status_code, Order.objects.count()) == (409, 0)
    assert notice(page).startswith("The total has changed since you saw it. Nothing has been charged")
    assert '<span id="pay-total">$23.00<' in page
    assert 'value="12 High St"' in page


@pytest.mark.parametrize("shown", ["", "0.01", "NaN", "-22.00", "1e99", "twenty", "Infinity", None])
def test_total_that_was_never_shown_charges_nothing(visit: Visit, filled: Filled, shown: str | None) -> None:
    data = filled(shown_total=shown)

    response = visit(factories.basket_with(factories.jar())).post("/checkout/", data)

    assert (response.status_code, Order.objects.count()) == (409, 0)
    assert '<span id="pay-total">$22.00<' in response.content.decode()


def test_jar_that_ran_out_is_named(visit: Visit, filled: Filled) -> None:
    jar = factories.jar(stock=1, title="Jar")
    client, data = visit(factories.basket_with(jar)), filled()
    jar.stockrecords.update(num_allocated=1)

    response = client.post("/checkout/", data)

    assert (response.status_code, Order.objects.count()) == (409, 0)
    assert "“Jar” is sold out. Please remove it from your basket." in response.content.decode()


def test_product_deleted_in_between_charges_nothing(visit: Visit, filled: Filled) -> None:
    jar = factories.jar()
    basket = factories.basket_with(factories.jar(price="9.00"), basket=factories.basket_with(jar))
    client, data = visit(basket), filled(shown_total="31.00")
    jar.delete()

    response = client.post("/checkout/", data)

    assert (response.status_code, Order.objects.count()) == (409, 0)
    assert '<span id="pay-total">$17.00<' in response.content.decode()


def test_last_product_deleted_leads_to_the_basket_page(visit: Visit, filled: Filled) -> None:
    jar = factories.jar()
    client, data = visit(factories.basket_with(jar)), filled()
    jar.delete()

    response = client.post("/checkout/", data)

    assert (response.status_code, response.headers["Location"], Order.objects.count()) == (302, "/basket/", 0)


def test_stripe_down_keeps_the_order_and_says_so(visit: Visit, filled: Filled) -> None:
    client = visit(factories.basket_with(factories.jar()))

    response = client.post("/checkout/", filled())

    page = response.content.decode()
    assert (response.status_code, Attempt.objects.get().state) == (503, "opening")
    assert notice(page).startswith("Our payment provider doesn't answer at the moment. Nothing has been charged")
    assert "12 High St" in page


def test_try_again_uses_the_same_attempt(visit: Visit, filled: Filled, request: pytest.FixtureRequest) -> None:
    client = visit(factories.basket_with(factories.jar()))
    client.post("/checkout/", filled())
    request.getfixturevalue("standin")

    response = client.post("/checkout/", {"action": "continue"})

    attempt = Attempt.objects.get()
    assert (response.status_code, response.headers["Location"]) == (303, attempt.session_url)


def test_unfinished_payment_is_found_again(visit: Visit, filled: Filled, standin: Any) -> None:
    client = visit(factories.basket_with(factories.jar()))
    client.post("/checkout/", filled())

    page = client.get("/checkout/").content.decode()

    assert "You have an unfinished payment" in page
    assert f'href="/stripe/cancel/{Order.objects.get().token}/"' in page


def test_continue_without_a_payment_under_way_shows_the_page(visit: Visit, filled: Filled) -> None:
    response = visit(factories.basket_with(factories.jar())).post("/checkout/", {"action": "continue"})

    assert (response.status_code, response.headers["Location"]) == (302, "/checkout/")


def test_somebody_elses_basket_is_not_ordered(visit: Visit, filled: Filled, standin: Any) -> None:
    hers = factories.basket_with(factories.jar(), user=factories.customer())

    response = visit(hers).post("/checkout/", filled())

    assert (response.headers["Location"], Order.objects.count()) == ("/basket/", 0)


def test_forged_basket_cookie_is_no_basket(client: Client, filled: Filled) -> None:
    basket = factories.basket_with(factories.jar())
    client.cookies[BASKET_COOKIE] = f"{basket.pk}:forged"

    response = client.post("/checkout/", filled())

    assert (response.headers["Location"], Order.objects.count()) == ("/basket/", 0)


def test_pay_needs_the_forms_token(visit: Visit, filled: Filled) -> None:
    client = visit(factories.basket_with(factories.jar()), enforce_csrf_checks=True)

    response = client.post("/checkout/", filled())

    assert (response.status_code, Order.objects.count()) == (403, 0)


def test_too_many_unfinished_payments_are_refused_in_plain_words(visit: Visit, filled: Filled, standin: Any) -> None:
    jar = factories.jar()
    for _ in range(3):
        visit(factories.basket_with(jar)).post("/checkout/", filled())

    response = visit(factories.basket_with(jar)).post("/checkout/", filled())

    assert (response.status_code, Order.objects.count()) == (429, 3)
    assert notice(response.content.decode()).startswith("There are too many unfinished payments from you.")


def test_pay_needs_at_most_25_queries(visit: Visit, filled: Filled, standin: Any) -> None:
    client, data = visit(factories.basket_with(factories.jar())), filled()

    with CaptureQueriesContext(connection) as queries:
        response = client.post("/checkout/", data)

    assert response.status_code == 303
    assert len(queries) <= 25, "\n".join(query["sql"][:150] for query in queries)


def test_customer_keeps_her_address_if_she_says_so(visit: Visit, filled: Filled, standin: Any) -> None:
    user = factories.customer()
    client = Client()
    client.force_login(user)

    for _ in range(2):
        factories.basket_with(factories.jar(), user=user)
        client.post("/checkout/", filled(save_address="on", shown_total="22.00"))

    address = get_model("address", "UserAddress").objects.get(user=user)
    assert (address.line1, address.line4, address.state, address.postcode) == ("12 High St", "Columbus", "OH", "43215")
    assert Order.objects.filter(user=user).exists()
