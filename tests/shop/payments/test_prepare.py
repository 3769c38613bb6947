import itertools
from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from oscar.apps.partner.abstract_models import AbstractStockRecord

from shop.checkout.quote import quote
from shop.checkout.quoted import Shown
from shop.order.models import Order
from shop.outbox.models import Job
from shop.partner.models import SoldOut, StockRecord
from shop.payments.books import differences
from shop.payments.models import Attempt, Reservation
from shop.payments.prepare import Mismatch, NothingToBuy, TooManyAttempts, prepare, unfinished
from tests import factories
from tests.factories import NOON

pytestmark = pytest.mark.django_db
_number = itertools.count(1)


def pay(basket: Any, *, total: str | None = None, **given: Any) -> Attempt:
    """Click Pay, having seen this total (default: what it costs)."""
    who = given.pop("who", None) or factories.buyer()
    cost = quote(basket, delivery=who.delivery_code, state=who.state, zip_code=who.zip_code, now=NOON).total
    seen = Shown(Decimal(total) if total else cost, "USD")
    return prepare(basket=basket, buyer=who, quote=seen, client=given.pop("client", "203.0.113.7"), now=NOON, **given)


def test_pay_writes_order_attempt_and_reservation_together() -> None:
    jar = factories.jar(stock=20)

    attempt = pay(factories.basket_with(jar, 2))

    assert attempt.order.status == "awaiting payment"
    assert (attempt.state, attempt.amount, attempt.currency) == ("opening", 3600, "USD")
    assert [(row.quantity, row.state) for row in attempt.reservations.all()] == [(2, "held")]
    assert factories.record_of(jar).num_allocated == 2
    assert attempt.order.basket.status == "Frozen"
    assert Job.objects.get(kind="payments.check").due_at == NOON + timedelta(minutes=2)
    assert differences(now=NOON) == []


def test_the_request_to_stripe_is_frozen_with_the_attempt() -> None:
    attempt = pay(factories.basket_with(factories.jar(), 2))

    items = attempt.request["line_items"]
    assert sum(item["quantity"] * item["price_data"]["unit_amount"] for item in items) == attempt.amount
    assert attempt.request["client_reference_id"] == attempt.order.token
    assert attempt.request["payment_intent_data"]["metadata"]["order"] == attempt.order.token
    assert attempt.request["expires_at"] == int(attempt.expires_at.timestamp())
    assert attempt.expires_at - NOON >= timedelta(minutes=31)
    assert attempt.request["cancel_url"] == f"http://testserver/stripe/cancel/{attempt.order.token}/"


def test_a_second_click_gives_the_same_attempt() -> None:
    basket = factories.basket_with(factories.jar())

    first, second = pay(basket), pay(basket)

    assert second.pk == first.pk
    assert Order.objects.count() == 1
    assert unfinished(basket.pk) == first


def test_a_second_click_that_saw_another_total_is_not_led_to_the_first_payment() -> None:
    basket = factories.basket_with(factories.jar())
    pay(basket)

    with pytest.raises(NothingToBuy):
        pay(basket, total="1.00")


def test_a_price_that_changed_since_the_page_is_shown_again_and_nothing_is_written() -> None:
    jar = factories.jar(price="14.00")
    basket = factories.basket_with(jar)
    StockRecord.objects.update(price=Decimal("15.00"))

    with pytest.raises(Mismatch) as caught:
        pay(basket, total="22.00")

    assert caught.value.quote.total == Decimal("23.00")
    assert (Order.objects.count(), Attempt.objects.count(), Reservation.objects.count()) == (0, 0, 0)
    assert factories.record_of(jar).num_allocated in (None, 0)


def test_an_empty_basket_is_nothing_to_buy() -> None:
    with pytest.raises(NothingToBuy):
        pay(factories.Basket.objects.create(), total="8.00")


def test_a_product_deleted_after_the_page_is_nothing_to_buy() -> None:
    jar = factories.jar()
    basket = factories.basket_with(jar)
    jar.delete()

    with pytest.raises(NothingToBuy):
        pay(basket, total="22.00")

    assert Order.objects.count() == 0


def test_what_sells_out_inside_the_transaction_is_named_and_rolls_everything_back(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    jar = factories.jar(stock=1)
    basket = factories.basket_with(jar)
    monkeypatch.setattr(StockRecord, "allocate", _gone)
    before = Job.objects.count()  # a new jar's share picture

    with pytest.raises(SoldOut) as caught:
        pay(basket)

    assert caught.value.record.product == jar
    assert (Order.objects.count(), Attempt.objects.count(), Job.objects.count()) == (0, 0, before)
    assert factories.Basket.objects.get(pk=basket.pk).status == "Open"


def _gone(record: StockRecord, quantity: int) -> None:
    raise SoldOut(record)


def test_stock_oscars_allocation_would_oversell(monkeypatch: pytest.MonkeyPatch) -> None:
    """The negative control of the guard: without it the second jar of one is promised too."""
    jar = factories.jar(stock=1)
    record = factories.record_of(jar)
    record.allocate(1)
    with pytest.raises(SoldOut):
        record.allocate(1)

    monkeypatch.setattr(StockRecord, "allocate", AbstractStockRecord.allocate)

    with pytest.raises(Exception, match=r"stock_is_never_oversold|CHECK constraint"):
        factories.record_of(jar).allocate(1)


def test_one_visitor_can_have_three_unfinished_payments() -> None:
    for _ in range(3):
        pay(factories.basket_with(factories.jar()), who=factories.buyer(email=f"b{next(_number)}@example.org"))

    with pytest.raises(TooManyAttempts):
        pay(factories.basket_with(factories.jar()), who=factories.buyer(email="other@example.org"))


def test_one_e_mail_can_have_three_unfinished_payments_from_anywhere() -> None:
    for number in range(3):
        pay(factories.basket_with(factories.jar()), client=f"198.51.100.{number}")

    with pytest.raises(TooManyAttempts):
        pay(
            factories.basket_with(factories.jar()),
            client="198.51.100.9",
            who=factories.buyer(email="ADA@example.org"),
        )


def test_a_whole_ipv6_household_counts_as_one_visitor() -> None:
    for number in range(3):
        who = factories.buyer(email=f"b{number}@example.org")
        pay(factories.basket_with(factories.jar()), client=f"2001:db8:1:2::{number}", who=who)

    with pytest.raises(TooManyAttempts):
        pay(
            factories.basket_with(factories.jar()),
            client="2001:db8:1:2:ffff::1",
            who=factories.buyer(email="z@example.org"),
        )


def test_preparing_takes_at_most_twenty_queries() -> None:
    basket, who = factories.basket_with(factories.jar(), 2), factories.buyer()
    seen = quote(basket, delivery="standard", state="OH", zip_code="43215", now=NOON)

    with CaptureQueriesContext(connection) as queries:
        prepare(basket=basket, buyer=who, quote=seen, client="203.0.113.7", now=NOON)

    statements = [query["sql"] for query in queries if "SAVEPOINT" not in query["sql"]]
    assert len(statements) <= 20
