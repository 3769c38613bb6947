"""The jars on an order's page, and the carrier's word about them."""

from datetime import UTC, date, datetime, timedelta

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from shop import fulfilment
from shop.backoffice.jars import jars_of
from shop.care import keeping
from shop.care.calendar import address
from shop.care.models import CarePlan
from shop.order.models import Order
from tests import factories
from tests.shop.backoffice.desk import page, press, said

pytestmark = pytest.mark.django_db
START = datetime(2026, 6, 1, 14, tzinfo=UTC)


@pytest.fixture
def order() -> Order:
    """An order of two jars, on its way since this morning."""
    made = factories.paid_order(quantity=2, now=START)
    fulfilment.dispatch(made, carrier="USPS", tracking_number="9400", now=START, user=None)
    return made


def test_each_jar_says_who_keeps_it_and_what_comes_next(order: Order) -> None:
    first, second = jars_of(order, START).rows

    assert (first.keeper, first.known_from) == ("ada@example.org", "by estimate")
    assert first.next is not None
    assert first.next.occasion.step.key == "D0"
    assert first.next.at == datetime(2026, 6, 5, 13, tzinfo=UTC)
    assert second.plan.code != first.plan.code


def test_a_jar_without_mail_is_nobodys_or_a_calendars_and_an_unconfirmed_address_says_so(order: Order) -> None:
    nobody, unsure = CarePlan.objects.filter(order=order).order_by("pk")
    keeping.adjust(nobody, START, to="")
    keeping.adjust(unsure, START, to="eve@example.org", confirmed_at=None)
    before = [jar.keeper for jar in jars_of(order, START).rows]

    address.make(nobody, START)

    assert before == ["nobody yet", "eve@example.org (not confirmed yet)"]
    assert jars_of(order, START).rows[0].keeper == "the calendar only"


def test_the_page_lists_them_with_their_codes(owner: Client, order: Order) -> None:
    with time_machine.travel(START, tick=False):
        shown = page(owner, order)

    codes = CarePlan.objects.filter(order=order).values_list("code", flat=True)
    assert [shown.count(f"<code>{code}</code>") for code in codes] == [1, 1]
    assert "Fri, Jun 5, 9 a.m. on the keeper's clock" in shown.replace("&#x27;", "'")


def test_an_order_with_many_jars_costs_the_same_queries(owner: Client, order: Order) -> None:
    many = factories.paid_order(quantity=9, now=START)
    counts = []
    for one in (order, many):
        with CaptureQueriesContext(connection) as queries:
            jars_of(one, START)
        counts.append(len(queries))

    assert counts == [4, 4]


def test_the_carriers_word_is_taken_once_and_noted(owner: Client, order: Order) -> None:
    with time_machine.travel(START + timedelta(days=2), tick=False):
        first = press(owner, order, "delivered", day="2026-06-03")
        again = press(owner, order, "delivered", day="2026-06-02")

    assert said(first) == ["Delivered on June 3, says the carrier; the care notes count from then."]
    assert said(again)[-1] == "That is no news: the notes count from what we knew already, or were stopped."
    assert set(order.care_plans.values_list("arrival", flat=True)) == {date(2026, 6, 3)}
    assert order.notes.filter(message__startswith="Delivered on").count() == 1


@pytest.mark.parametrize("day", ["2026-05-28", "2026-06-05", "yesterday", ""])
def test_a_day_that_cannot_be_is_refused_in_words(owner: Client, order: Order, day: str) -> None:
    with time_machine.travel(START + timedelta(days=2), tick=False):
        answer = press(owner, order, "delivered", day=day)

    assert list(answer.context["form"].errors) == ["day"]
    assert set(order.care_plans.values_list("arrival_from", flat=True)) == {"estimated"}


def test_the_button_is_there_as_long_as_it_would_change_something(owner: Client, order: Order) -> None:
    address_of = reverse("backoffice:order-delivered", args=[order.number])
    with time_machine.travel(START + timedelta(days=2), tick=False):
        before = address_of in page(owner, order)
        press(owner, order, "delivered", day="2026-06-03")
        after = address_of in page(owner, order)

    assert (before, after) == (True, False)
