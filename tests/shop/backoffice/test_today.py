"""The dashboard's front page: what waits, what went wrong, what came in."""

from decimal import Decimal
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from shop import fulfilment
from shop.backoffice.money import takings_since
from shop.mail.models import Mail
from shop.order import states
from shop.order.models import Order
from shop.payments.models import Attempt, Dispute, Refund
from tests import factories
from tests.conftest import Clock
from tests.shop.backoffice.desk import press

pytestmark = pytest.mark.django_db


def give_back(order: Order, amount: str) -> Refund:
    owner = factories.staff(f"{amount}@shop.example")
    return fulfilment.refund(order, amount=Decimal(amount), reason="r", now=factories.NOON, user=owner)


def dispute(order: Order, status: str) -> Dispute:
    facts = {"stripe_id": f"dp_{status}", "status": status, "amount": 500, "created_at": factories.NOON}
    return Dispute.objects.create(attempt=Attempt.objects.get(order=order), **facts)


def fail(refund: Refund) -> None:
    """As Stripe's refusal does."""
    refund.state, refund.error = Refund.State.FAILED, "card closed"
    refund.save()
    fulfilment.refund_failed(refund.attempt.order, refund, now=factories.NOON)


def troubles(owner: Client) -> tuple[int, int]:
    """Failed refunds and failed mails."""
    shown = owner.get(reverse("dashboard:index")).context
    return len(shown["failed_refunds"]), len(shown["failed_mails"])


def counts(answer: Any) -> dict[str, int]:
    return {pile.label: count for pile, count in answer.context["piles"]}


def test_each_pile_counts_what_waits_for_the_same_thing(owner: Client, paid_order: Order) -> None:
    place = factories.pickup_place()
    factories.paid_order(who=factories.buyer(delivery_code="pickup", pickup_place_id=place.pk))
    factories.opened(product=factories.jar())

    answer = owner.get(reverse("dashboard:index"))

    assert counts(answer) == {
        "To dispatch": 1,
        "To set out for pickup": 1,
        "Waiting at the store": 0,
        "Money to check": 0,
        "Not paid yet": 1,
    }


def test_pile_leads_to_its_orders(owner: Client, paid_order: Order) -> None:
    place = factories.pickup_place()
    factories.paid_order(who=factories.buyer(delivery_code="pickup", pickup_place_id=place.pk))
    pile, _ = owner.get(reverse("dashboard:index")).context["piles"][0]

    answer = owner.get(pile.address)

    assert list(answer.context["orders"]) == [paid_order]


@pytest.mark.usefixtures("clock")
def test_troubles_are_named_until_they_are_over(owner: Client, paid_order: Order) -> None:
    fail(give_back(paid_order, "5.00"))
    Mail.objects.filter(order=paid_order).update(state=Mail.State.FAILED, error="no such mailbox")
    dispute(paid_order, "needs_response")
    dispute(paid_order, "won")

    answer = owner.get(reverse("dashboard:index"))

    shown = answer.content.decode()
    assert [words for words in ["card closed", "no such mailbox"] if words not in shown] == []
    assert [row.status for row in answer.context["disputes"]] == ["needs_response"]


@pytest.mark.parametrize("decision", ["accept", "given-back"])
def test_failed_refund_is_no_trouble_once_its_order_is_decided(owner: Client, paid_order: Order, decision: str) -> None:
    press(owner, paid_order, "dispatch", carrier="UPS", tracking_number="1")
    fail(give_back(paid_order, "5.00"))
    before = troubles(owner)

    press(owner, paid_order, decision, reason="check 17")

    assert (before, troubles(owner)) == ((1, 0), (0, 0))


@pytest.mark.usefixtures("clock")
def test_failed_mail_is_no_trouble_once_it_is_sent_again(owner: Client, paid_order: Order) -> None:
    mail = Mail.objects.get(order=paid_order)
    Mail.objects.update(state=Mail.State.IN_DOUBT, error="dropped")
    before = troubles(owner)

    press(owner, paid_order, "resend", mail.pk)

    assert (before, troubles(owner)) == ((0, 1), (0, 0))


def test_only_money_that_came_is_counted(clock: Clock, paid_order: Order) -> None:
    factories.opened(product=factories.jar(price="99.00"))
    give_back(paid_order, "5.00")
    week = takings_since(clock.move(days=-7))

    assert (week.orders, week.received, week.given_back) == (1, paid_order.total_incl_tax, Decimal("5.00"))
    assert week.left == paid_order.total_incl_tax - 5


def test_statistics_count_no_unpaid_order_as_revenue(owner: Client) -> None:
    order = factories.opened().order

    answer = owner.get(reverse("dashboard:order-stats"))

    assert order.status == states.AWAITING_PAYMENT
    assert (answer.context["total_orders"], answer.context["total_revenue"]) == (1, 0)


def test_jars_that_run_low_are_listed_by_what_can_still_be_sold(owner: Client) -> None:
    few = factories.jar(stock=8, title="Few")
    factories.record_of(few).allocate(4)
    factories.jar(stock=20, title="Many")

    answer = owner.get(reverse("dashboard:index"))

    assert [(record.product.title, record.free) for record in answer.context["low_stock"]] == [("Few", 4)]


def test_front_page_costs_the_same_queries_however_much_waits(owner: Client) -> None:
    def cost() -> int:
        with CaptureQueriesContext(connection) as queries:
            owner.get(reverse("dashboard:index"))
        return len(queries)

    dispute(factories.paid_order(product=factories.jar(stock=4)), "needs_response")
    one = cost()
    for number in range(3):
        dispute(factories.paid_order(product=factories.jar(stock=4)), f"under_review_{number}")

    assert cost() == one
