"""The checkout page as a guest's browser sees it, with scripts and without."""

import re
from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from oscar.core.loading import get_model

from tests import factories

pytestmark = pytest.mark.django_db
Visit = Callable[..., Client]
Filled = Callable[..., dict[str, str]]
HTMX = {"HX-Request": "true"}


def total_of(html: str) -> str:
    """The total that the Pay button names and the one that is sent back with it."""
    button = re.search(r'id="pay-total"[^>]*>\$([\d.,]+)<', html)
    hidden = re.search(r'name="shown_total" value="([\d.]+)"', html)
    assert button
    assert hidden
    assert button[1] == hidden[1]
    return button[1]


def field(html: str, name: str) -> str:
    found = re.search(rf'<input[^>]*name="{name}"[^>]*>', html)
    assert found
    return found[0]


def test_page_names_the_whole_price_on_its_button(visit: Visit, filled: Filled) -> None:
    filled()

    page = visit(factories.basket_with(factories.jar(), 2)).get("/checkout/").content.decode()

    assert total_of(page) == "36.00"


def test_page_loads_no_script_but_its_own(visit: Visit, filled: Filled) -> None:
    filled()

    page = visit(factories.basket_with(factories.jar())).get("/checkout/").content.decode()

    assert re.findall(r"<script[^>]*>", page) == [
        '<script src="/static/shop/htmx_when_touched.js" data-htmx="/static/django_htmx/htmx-2.min.js" defer>'
    ]
    assert re.findall(r"\s(?:on\w+|style)=", page) == []


def test_form_tells_browsers_what_each_field_is(visit: Visit, filled: Filled) -> None:
    filled()

    page = visit(factories.basket_with(factories.jar())).get("/checkout/").content.decode()

    names = re.findall(
        r'name="(email|first_name|last_name|line1|line2|city|zip_code)"[^>]*?autocomplete="([^"]+)"', page
    )
    assert names == [
        ("email", "email"),
        ("first_name", "given-name"),
        ("last_name", "family-name"),
        ("line1", "shipping address-line1"),
        ("line2", "shipping address-line2"),
        ("city", "shipping address-level2"),
        ("zip_code", "shipping postal-code"),
    ]
    assert 'inputmode="numeric"' in field(page, "zip_code")


def test_empty_basket_is_sent_to_the_basket_page_with_kind_words(client: Client, db: None) -> None:
    response = client.get("/checkout/", follow=True)

    assert response.redirect_chain == [("/basket/", 302)]
    assert [str(message) for message in response.context["messages"]] == [
        "Your basket is empty. Choose a jar, then come back here."
    ]


def test_update_button_keeps_everything_that_was_typed(visit: Visit, filled: Filled) -> None:
    place = factories.pickup_place()
    data = filled(
        action="update", delivery=f"pickup:{place.pk}", city="Rio", is_gift="on", gift_message="Dear Bob", email="no"
    )

    page = visit(factories.basket_with(factories.jar())).post("/checkout/", data).content.decode()

    assert total_of(page) == "14.00"
    assert 'value="Rio"' in field(page, "city")
    assert 'value="no"' in field(page, "email")
    assert "checked" in field(page, "is_gift")
    assert "Dear Bob</textarea>" in page
    assert "error-summary" not in page


def test_wrong_form_is_shown_again_with_its_errors_linked(visit: Visit, filled: Filled) -> None:
    page = visit(factories.basket_with(factories.jar())).post("/checkout/", filled(zip_code="90210")).content.decode()

    assert '<a href="#id_zip_code">ZIP code: ZIP code 90210 is in CA, not in OH.' in page
    assert 'aria-invalid="true"' in field(page, "zip_code")
    assert get_model("order", "Order").objects.count() == 0


def test_live_total_follows_the_choice_of_pickup(visit: Visit, filled: Filled) -> None:
    place = factories.pickup_place()
    client = visit(factories.basket_with(factories.jar()))

    sent = client.post("/checkout/totals/", filled(), headers=HTMX).content.decode()
    collected = client.post("/checkout/totals/", filled(delivery=f"pickup:{place.pk}"), headers=HTMX).content.decode()

    assert (total_of(sent), total_of(collected)) == ("22.00", "14.00")
    assert "We e-mail you as soon as it is ready at Rio Grande store." in collected


def test_live_total_follows_the_state(visit: Visit, filled: Filled) -> None:
    kitchen = get_model("tax", "TaxCategory").objects.create(code="kitchen", name="Kitchenware")
    get_model("tax", "TaxRate").objects.create(state="OH", category=kitchen, percent=Decimal("7.25"))
    client = visit(factories.basket_with(factories.jar(tax_category=kitchen)))

    here = client.post("/checkout/totals/", filled(), headers=HTMX).content.decode()
    there = client.post("/checkout/totals/", filled(state="KY", zip_code="40202"), headers=HTMX).content.decode()

    assert (total_of(here), total_of(there)) == ("23.60", "22.00")  # 7.25 % of 14.00 and of 8.00, each to the cent


def test_live_total_of_an_emptied_basket_leads_to_the_page(visit: Visit, filled: Filled) -> None:
    basket = factories.basket_with(factories.jar())
    client = visit(basket)
    basket.lines.all().delete()

    response = client.post("/checkout/totals/", filled(), headers=HTMX)

    assert response.headers["HX-Redirect"] == "http://testserver/checkout/"


def test_live_total_asked_for_while_pay_is_under_way_calls_nobody_back(visit: Visit, filled: Filled) -> None:
    client = visit(factories.prepared().order.basket)

    response = client.post("/checkout/totals/", filled(), headers=HTMX)

    assert (response.status_code, response.headers.get("HX-Redirect")) == (204, None)


def test_arrival_is_promised_before_payment(visit: Visit, filled: Filled, clock: Any) -> None:
    page = visit(factories.basket_with(factories.jar())).post("/checkout/", filled(action="update")).content.decode()

    assert "Leaves us on Wednesday, October 7 and should arrive between Saturday, October 10" in page


def test_shop_that_cannot_deliver_says_so(visit: Visit, db: None) -> None:
    page = visit(factories.basket_with(factories.jar())).get("/checkout/").content.decode()

    assert "We can&#x27;t send or hand out parcels" in page or "We can't send or hand out parcels" in page
    assert 'class="not-payable"' in page


@pytest.mark.parametrize(
    "address", ["shipping-address", "shipping-method", "payment-method", "payment-details", "preview", "thank-you"]
)
def test_steps_of_oscars_checkout_are_not_there(client: Client, db: None, address: str) -> None:
    assert client.get(f"/checkout/{address}/").status_code == 404


def test_page_needs_at_most_12_queries(visit: Visit, filled: Filled) -> None:
    filled()
    factories.pickup_place()
    basket = factories.basket_with(factories.jar())
    client = visit(factories.basket_with(factories.jar(), 2, basket=basket))

    with CaptureQueriesContext(connection) as queries:
        client.get("/checkout/")

    assert len(queries) <= 12, "\n".join(query["sql"][:150] for query in queries)


def test_live_total_needs_at_most_12_queries(visit: Visit, filled: Filled) -> None:
    client = visit(factories.basket_with(factories.jar()))
    data = filled()

    with CaptureQueriesContext(connection) as queries:
        client.post("/checkout/totals/", data, headers=HTMX)

    assert len(queries) <= 12, "\n".join(query["sql"][:150] for query in queries)
