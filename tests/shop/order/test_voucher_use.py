"""Vouchers and limited offers: counted when the order is placed, never beyond their limit, and given back."""

from decimal import Decimal
from typing import Any

import pytest
from django.db import transaction
from oscar.core.loading import get_model

from shop.order.models import Order
from shop.order.utils import OrderCreator
from shop.order.voucher_use import VoucherGone, give_back, take_again
from tests import factories
from tests.factories import NOON
from tests.shop.checkout.offers import offer
from tests.shop.order.quoting import quoted

pytestmark = pytest.mark.django_db


def basket_with(voucher: Any, user: Any = None) -> Any:
    basket = factories.basket_with(factories.jar(), user=user)
    basket.vouchers.add(voucher)
    return basket


def place(basket: Any, seen: Any, person: Any) -> Order:
    return OrderCreator().place(basket=basket, quote=seen, buyer=person, now=NOON)


def test_discount_is_written_down_and_the_voucher_counted() -> None:
    voucher, person = offer("Absolute", "4.00", code="KIND4"), factories.buyer()
    basket = basket_with(voucher)

    order = place(basket, quoted(basket, person), person)

    voucher.refresh_from_db()
    row, line = order.discounts.get(), order.lines.get()
    assert (row.voucher_code, row.amount, row.category) == ("KIND4", Decimal("4.00"), "Basket")
    assert (voucher.num_orders, voucher.total_discount, voucher.applications.get().order) == (1, Decimal("4.00"), order)
    assert (line.line_price_before_discounts_incl_tax, line.line_price_incl_tax) == (Decimal("14.00"), Decimal("10.00"))


def test_voucher_for_one_is_used_once_even_if_both_saw_it_free() -> None:
    voucher, person = offer("Absolute", "4.00", code="KIND4"), factories.buyer()
    first, second = basket_with(voucher), basket_with(voucher)
    seen_by_first, seen_by_second = quoted(first, person), quoted(second, person)
    assert seen_by_first.discount == seen_by_second.discount == Decimal("4.00")

    place(first, seen_by_first, person)
    with pytest.raises(VoucherGone, match="KIND4"), transaction.atomic():
        place(second, seen_by_second, person)

    assert (Order.objects.count(), voucher.applications.count()) == (1, 1)


def test_offer_with_a_limit_stops_at_it_even_if_both_saw_it_free() -> None:
    offer("Absolute", "4.00", max_global_applications=1)
    person = factories.buyer()
    first, second = factories.basket_with(factories.jar()), factories.basket_with(factories.jar())
    seen_by_first, seen_by_second = quoted(first, person), quoted(second, person)

    place(first, seen_by_first, person)
    with pytest.raises(VoucherGone), transaction.atomic():
        place(second, seen_by_second, person)

    used = get_model("offer", "ConditionalOffer").objects.get()
    assert (used.num_applications, used.status, Order.objects.count()) == (1, "Consumed", 1)


def test_voucher_for_one_customer_each_is_hers_once() -> None:
    voucher = offer("Absolute", "4.00", code="KIND4")
    voucher.usage = voucher.ONCE_PER_CUSTOMER
    voucher.save()
    ada, bob = factories.customer(), factories.customer("bob@example.org")
    first = basket_with(voucher, ada)
    place(first, quoted(first, factories.buyer(user=ada)), factories.buyer(user=ada))
    first.submit()

    again, others = basket_with(voucher, ada), basket_with(voucher, bob)

    assert quoted(again, factories.buyer(user=ada)).discount == 0
    assert quoted(others, factories.buyer(user=bob)).discount == Decimal("4.00")


def test_offer_for_each_customer_once_is_hers_once_even_if_she_saw_it_twice() -> None:
    ada = factories.customer()
    person = factories.buyer(user=ada)
    voucher = offer("Absolute", "4.00", code="KIND4", max_user_applications=1)
    voucher.usage = voucher.MULTI_USE
    voucher.save()
    first, second = (
        basket_with(voucher, ada),
        factories.basket_with(factories.jar(), user=factories.customer("b@example.org")),
    )
    second.owner = ada
    second.vouchers.add(voucher)
    seen_first, seen_again = quoted(first, person), quoted(second, person)

    place(first, seen_first, person)
    with pytest.raises(VoucherGone, match="KIND4"), transaction.atomic():
        place(second, seen_again, person)

    assert (Order.objects.count(), voucher.applications.count()) == (1, 1)


def test_offer_on_delivery_is_written_down_as_such() -> None:
    offer("Shipping percentage", "50")
    person = factories.buyer()
    basket = factories.basket_with(factories.jar())

    order = place(basket, quoted(basket, person), person)

    row = order.discounts.get()
    assert (row.category, row.amount, order.shipping_incl_tax) == ("Shipping", Decimal("4.00"), Decimal("4.00"))


def test_released_order_gives_its_voucher_back() -> None:
    voucher, person = offer("Absolute", "4.00", code="KIND4", max_global_applications=1), factories.buyer()
    basket = basket_with(voucher)
    order = place(basket, quoted(basket, person), person)

    give_back(order)

    voucher.refresh_from_db()
    used = voucher.offers.get()
    assert (voucher.num_orders, voucher.total_discount, voucher.applications.count()) == (0, Decimal("0.00"), 0)
    assert (used.num_applications, used.total_discount, used.num_orders, used.status) == (0, Decimal("0.00"), 0, "Open")
    assert quoted(basket_with(voucher), person).discount == Decimal("4.00")


def test_late_money_takes_the_voucher_again() -> None:
    voucher, person = offer("Absolute", "4.00", code="KIND4"), factories.buyer()
    basket = basket_with(voucher)
    order = place(basket, quoted(basket, person), person)
    give_back(order)

    take_again(order)

    voucher.refresh_from_db()
    assert (voucher.num_orders, voucher.total_discount, voucher.applications.count()) == (1, Decimal("4.00"), 1)
    assert voucher.offers.get().num_applications == 1


def test_order_without_discounts_has_nothing_to_give_back() -> None:
    person, basket = factories.buyer(), factories.basket_with(factories.jar())
    order = place(basket, quoted(basket, person), person)

    give_back(order)

    assert order.discounts.count() == 0
