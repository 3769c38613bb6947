"""Voucher codes at checkout: Apply, Remove, Pay with a code still in the box, and a limit on guessing."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from shop.order.models import Order
from tests import factories
from tests.shop.checkout.offers import offer

pytestmark = pytest.mark.django_db
Visit = Callable[..., Client]
Filled = Callable[..., dict[str, str]]


def test_code_lowers_the_total_however_it_is_written(visit: Visit, filled: Filled) -> None:
    offer("Absolute", "4.00", code="KIND4")
    client = visit(factories.basket_with(factories.jar()))

    page = client.post("/checkout/", filled(action="voucher", voucher_code=" kind4 ")).content.decode()

    assert "Voucher KIND4 is in your order; the total below is the new one." in page
    assert '<span id="pay-total">$18.00<' in page


def test_code_works_without_leaving_the_page(visit: Visit, filled: Filled) -> None:
    offer("Absolute", "4.00", code="KIND4")
    client, data = visit(factories.basket_with(factories.jar())), filled(action="voucher", voucher_code="KIND4")

    part = client.post("/checkout/totals/", data, headers={"HX-Request": "true"}).content.decode()

    assert '<span id="pay-total" data-hx-swap-oob="true">$18.00<' in part


def test_removed_voucher_takes_nothing_off(visit: Visit, filled: Filled) -> None:
    voucher = offer("Absolute", "4.00", code="KIND4")
    basket = factories.basket_with(factories.jar())
    basket.vouchers.add(voucher)

    page = visit(basket).post("/checkout/", filled(action=f"remove-{voucher.pk}")).content.decode()

    assert '<span id="pay-total">$22.00<' in page
    assert basket.vouchers.count() == 0


def test_nonsense_to_remove_changes_nothing(visit: Visit, filled: Filled) -> None:
    basket = factories.basket_with(factories.jar())
    basket.vouchers.add(offer("Absolute", "4.00", code="KIND4"))

    page = visit(basket).post("/checkout/", filled(action="remove-1 OR 1=1")).content.decode()

    assert '<span id="pay-total">$18.00<' in page


def test_code_still_in_the_box_is_tried_before_anything_is_paid(visit: Visit, filled: Filled) -> None:
    offer("Absolute", "4.00", code="KIND4")
    client = visit(factories.basket_with(factories.jar()))

    page = client.post("/checkout/", filled(voucher_code="KIND4")).content.decode()

    assert '<span id="pay-total">$18.00<' in page
    assert Order.objects.count() == 0


def test_applied_code_left_in_the_box_does_not_stop_the_payment(visit: Visit, filled: Filled, standin: Any) -> None:
    basket = factories.basket_with(factories.jar())
    basket.vouchers.add(offer("Absolute", "4.00", code="KIND4"))

    response = visit(basket).post("/checkout/", filled(voucher_code="KIND4", shown_total="18.00"))

    assert (response.status_code, Order.objects.count()) == (303, 1)


def test_guessing_codes_is_limited(visit: Visit, filled: Filled) -> None:
    offer("Absolute", "4.00", code="KIND4")
    client = visit(factories.basket_with(factories.jar()))
    for number in range(12):
        client.post("/checkout/", filled(action="voucher", voucher_code=f"GUESS{number}"))

    page = client.post("/checkout/", filled(action="voucher", voucher_code="KIND4")).content.decode()

    assert "Please try again in an hour." in page
    assert '<span id="pay-total">$22.00<' in page


def test_voucher_used_up_in_between_is_shown_again_and_charges_nothing(
    visit: Visit, filled: Filled, standin: Any
) -> None:
    voucher, jar = offer("Absolute", "4.00", code="KIND4"), factories.jar()
    first, second = factories.basket_with(jar), factories.basket_with(jar)
    first.vouchers.add(voucher)
    second.vouchers.add(voucher)
    data = filled(shown_total="18.00")

    answers = [visit(basket).post("/checkout/", data).status_code for basket in (first, second)]

    assert (answers, Order.objects.count(), voucher.applications.count()) == ([303, 409], 1, 1)
