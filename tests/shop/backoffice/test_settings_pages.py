"""The owner's lists: delivery prices, pickup places, ship days, sales tax."""

from datetime import date, time
from decimal import Decimal
from typing import Any

import pytest
from django.contrib.messages import get_messages
from django.test import Client
from django.urls import reverse

from shop.dispatch.models import ClosedDay, DispatchRule, PickupPlace
from shop.shipping.models import OrderAndItemCharges
from shop.tax.models import TaxCategory, TaxRate
from tests import factories
from tests.conftest import Clock

PLACE = {
    "name": "Market stall",
    "line1": "2 Main St",
    "city": "Gallipolis",
    "state": "OH",
    "zip_code": "45631",
    "hours": "Sat 8-12",
    "is_open": "on",
}
PRICE = {"name": "Priority Mail", "description": "", "price_per_order": "8.50", "price_per_item": "0"}


def send(owner: Client, name: str, sent: dict[str, Any], *args: object) -> Any:
    return owner.post(reverse(f"backoffice:{name}", args=args), sent)


def said(answer: Any) -> list[str]:
    """The messages that the next page will show."""
    return [str(message) for message in get_messages(answer.wsgi_request)]


def test_delivery_price_is_added_and_listed(owner: Client) -> None:
    answer = send(owner, "shipping-add", {**PRICE, "free_shipping_threshold": "50"})

    method = OrderAndItemCharges.objects.get()
    listed = owner.get(reverse("backoffice:shipping-list")).content.decode()
    assert (method.code, method.price_per_order, method.free_shipping_threshold) == (
        "priority-mail",
        Decimal("8.50"),
        50,
    )
    assert answer.url == reverse("backoffice:shipping-list")
    assert "$8.50" in listed


def test_renamed_delivery_price_keeps_its_code(owner: Client) -> None:
    method = factories.delivery(name="Standard")

    send(owner, "shipping-change", {**PRICE, "name": "Slow mail"}, method.pk)

    method.refresh_from_db()
    assert (method.name, method.code) == ("Slow mail", "standard")


def test_delivery_price_below_zero_is_refused(owner: Client) -> None:
    answer = send(owner, "shipping-add", {**PRICE, "price_per_order": "-1"})

    assert answer.context["form"].errors == {"price_per_order": ["A price can't be below zero."]}
    assert not OrderAndItemCharges.objects.exists()


def test_second_delivery_price_of_the_same_name_is_refused(owner: Client) -> None:
    factories.delivery(name="Priority Mail")

    answer = send(owner, "shipping-add", PRICE)

    assert list(answer.context["form"].errors) == ["name"]


def test_deleting_asks_first(owner: Client) -> None:
    method = factories.delivery()
    address = reverse("backoffice:shipping-delete", args=[method.pk])

    asked = owner.get(address)
    before = OrderAndItemCharges.objects.count()
    owner.post(address)

    assert "Without any delivery price, jars can only be picked up." in asked.content.decode()
    assert (before, OrderAndItemCharges.objects.count()) == (1, 0)


def test_pickup_place_is_added_changed_and_deleted(owner: Client) -> None:
    send(owner, "pickup-add", PLACE)
    place = PickupPlace.objects.get()
    send(owner, "pickup-change", {**PLACE, "hours": "Sun 9-10"}, place.pk)
    changed = PickupPlace.objects.get()
    send(owner, "pickup-delete", {}, place.pk)

    assert (changed.name, changed.hours, changed.is_open) == ("Market stall", "Sun 9-10", True)
    assert not PickupPlace.objects.exists()


@pytest.mark.parametrize(("field", "value"), [("zip_code", "ABC"), ("state", "XX"), ("hours", ""), ("line1", "")])
def test_pickup_place_that_nobody_could_find_is_refused(owner: Client, field: str, value: str) -> None:
    answer = send(owner, "pickup-add", {**PLACE, field: value})

    assert list(answer.context["form"].errors) == [field]
    assert not PickupPlace.objects.exists()


def test_demo_data_is_marked_until_it_is_unticked(owner: Client) -> None:
    place = factories.pickup_place(is_demo=True)
    address = reverse("backoffice:pickup-list")

    before = owner.get(address).content.decode()
    send(owner, "pickup-change", PLACE, place.pk)
    after = owner.get(address).content.decode()

    assert ["made-up demo data" in before, "made-up demo data" in after] == [True, False]


def test_looking_at_ship_days_writes_nothing(owner: Client) -> None:
    owner.get(reverse("backoffice:dispatch-rule"))

    assert not DispatchRule.objects.exists()


def test_ship_days_stay_one_row(owner: Client) -> None:
    factories.dispatch_rule()

    send(owner, "dispatch-rule", {"monday": "on", "cutoff": "11:30", "transit_days": "2"})

    rule = DispatchRule.objects.get()
    assert (rule.weekdays, rule.cutoff, rule.transit_days) == (frozenset({0}), time(11, 30), 2)


@pytest.mark.parametrize(
    ("sent", "said_about"),
    [
        ({"cutoff": "09:00", "transit_days": "3"}, "__all__"),
        ({"monday": "on", "cutoff": "noonish", "transit_days": "3"}, "cutoff"),
        ({"monday": "on", "cutoff": "09:00", "transit_days": "40"}, "transit_days"),
        ({"monday": "on", "cutoff": "09:00", "transit_days": "-1"}, "transit_days"),
    ],
)
def test_ship_days_that_can_not_be_kept_are_refused(owner: Client, sent: dict[str, str], said_about: str) -> None:
    answer = send(owner, "dispatch-rule", sent)

    assert list(answer.context["form"].errors) == [said_about]
    assert not DispatchRule.objects.exists()


def test_closed_day_is_added_and_taken_back(owner: Client, clock: Clock) -> None:
    send(owner, "closed-day-add", {"day": "2026-11-26", "reason": "Thanksgiving"})
    day = ClosedDay.objects.get()
    listed = owner.get(reverse("backoffice:dispatch-rule")).content.decode()
    send(owner, "closed-day-delete", {}, day.pk)

    assert day.day == date(2026, 11, 26)
    assert "Thanksgiving" in listed
    assert not ClosedDay.objects.exists()


@pytest.mark.parametrize(
    ("day", "words"), [("2026-10-01", "This day is over."), ("2026-10-09", "This day is already in the list.")]
)
def test_closed_day_that_makes_no_sense_is_refused(owner: Client, clock: Clock, day: str, words: str) -> None:
    ClosedDay.objects.create(day=date(2026, 10, 9))

    answer = send(owner, "closed-day-add", {"day": day})

    assert answer.context["form"].errors == {"day": [words]}


def test_tax_category_and_rate_are_added(owner: Client) -> None:
    send(owner, "tax-category-add", {"name": "Food", "code": "food"})
    food = TaxCategory.objects.get()
    send(owner, "tax-rate-add", {"category": food.pk, "state": "OH", "percent": "5.75"})

    rate = TaxRate.objects.get()
    listed = owner.get(reverse("backoffice:tax-list")).content.decode()
    assert (rate.state, rate.category, rate.percent) == ("OH", food, Decimal("5.750"))
    assert "5.750 %" in listed


def test_second_rate_for_the_same_state_is_refused_in_words(owner: Client) -> None:
    food = TaxCategory.objects.create(name="Food", code="food")
    TaxRate.objects.create(category=food, state="OH", percent=5)

    answer = send(owner, "tax-rate-add", {"category": food.pk, "state": "OH", "percent": "6"})

    words = "There is already a rate for this state and kind of goods: change that one."
    assert answer.context["form"].non_field_errors() == [words]
    assert TaxRate.objects.get().percent == 5


@pytest.mark.parametrize("percent", ["-1", "31", "NaN", "lots"])
def test_rate_that_no_state_has_is_refused(owner: Client, percent: str) -> None:
    food = TaxCategory.objects.create(name="Food", code="food")

    answer = send(owner, "tax-rate-add", {"category": food.pk, "state": "OH", "percent": percent})

    assert list(answer.context["form"].errors) == ["percent"]
    assert not TaxRate.objects.exists()


def test_kind_of_goods_that_products_have_is_not_deleted(owner: Client) -> None:
    food = TaxCategory.objects.create(name="Food", code="food")
    factories.jar(tax_category=food)

    answer = send(owner, "tax-category-delete", {}, food.pk)

    assert TaxCategory.objects.exists()
    assert answer.status_code == 302
    assert said(answer) == ["Nothing was deleted: it is still used by Products. Hide or close it instead."]


def test_pickup_place_that_has_had_orders_is_not_deleted(owner: Client) -> None:
    place = factories.pickup_place()
    factories.prepared(who=factories.buyer(delivery_code="pickup", pickup_place_id=place.pk))

    send(owner, "pickup-delete", {}, place.pk)

    assert PickupPlace.objects.count() == 1


@pytest.mark.parametrize("number", [1, 3])
def test_lists_cost_the_same_queries_however_long(
    owner: Client, number: int, django_assert_max_num_queries: Any
) -> None:
    food = TaxCategory.objects.create(name="Food", code="food")
    for state in ["OH", "KY", "WV"][:number]:
        TaxRate.objects.create(category=food, state=state, percent=5)

    with django_assert_max_num_queries(5):
        owner.get(reverse("backoffice:tax-list"))
