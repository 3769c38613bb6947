import dataclasses
from decimal import Decimal
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from oscar.core.loading import get_model

from shop.care.models import CarePlan
from shop.mail.models import Mail
from shop.order.models import Order
from shop.payments import gateway
from shop.payments.books import differences
from shop.payments.facts import Session
from shop.payments.models import Attempt, Refund
from shop.payments.release import release
from shop.payments.settle import ForeignSession, Outcome, apply, settle, settle_if_stale
from tests import factories
from tests.factories import NOON
from tests.shop.payments.conftest import World, again

Source = get_model("payment", "Source")


def mails() -> list[str]:
    return sorted(Mail.objects.values_list("kind", flat=True))


def everything() -> dict[str, Any]:
    """What a second settle could double."""
    source = Source.objects.get()
    return {
        "orders": list(Order.objects.values_list("number", "status")),
        "transactions": source.transactions.count(),
        "debited": source.amount_debited,
        "mails": mails(),
        "plans": CarePlan.objects.count(),
    }


@pytest.mark.django_db
class TestApply:
    """What is written down when Stripe has said something; Stripe's words come from the factory."""

    def test_money_that_is_right_makes_the_order_paid(self) -> None:
        attempt = factories.opened(quantity=2)

        outcome = apply(factories.session_for(attempt), now=NOON)

        assert outcome == Outcome.PAID
        assert everything() == {
            "orders": [(attempt.order.number, "paid")],
            "transactions": 1,
            "debited": Decimal("36.00"),
            "mails": ["order_confirmation"],
            "plans": 2,
        }
        assert [row.state for row in attempt.reservations.all()] == ["kept"]
        assert again(attempt).order.basket.status == "Submitted"
        assert differences(now=NOON) == []

    def test_settling_again_changes_nothing(self) -> None:
        attempt = factories.opened()
        apply(factories.session_for(attempt), now=NOON)
        before = everything()

        for _ in range(3):
            assert apply(factories.session_for(attempt), now=NOON) == Outcome.PAID

        assert everything() == before

    def test_a_gift_is_announced_to_whoever_gets_it(self) -> None:
        who = factories.buyer(gift_recipient_email="grace@example.org", gift_recipient_name="Grace")
        attempt = factories.opened(who=who)

        apply(factories.session_for(attempt), now=NOON)

        assert sorted(Mail.objects.values_list("kind", "to")) == [
            ("gift_announcement", "grace@example.org"),
            ("order_confirmation", "ada@example.org"),
        ]

    def test_an_open_session_leaves_the_order_waiting(self) -> None:
        attempt = factories.opened()

        outcome = apply(factories.session_for(attempt, status="open", payment_status="unpaid", intent=None), now=NOON)

        assert (outcome, again(attempt).order.status) == (Outcome.CHECKING, "awaiting payment")

    def test_a_completed_but_unpaid_session_is_still_checking(self) -> None:
        attempt = factories.opened()

        outcome = apply(factories.session_for(attempt, payment_status="unpaid"), now=NOON)

        assert (outcome, again(attempt).state) == (Outcome.CHECKING, "open")

    def test_an_expired_session_puts_the_jars_back_on_sale(self) -> None:
        jar = factories.jar(stock=5)
        attempt = factories.opened(product=jar, quantity=2)

        outcome = apply(
            factories.session_for(attempt, status="expired", payment_status="unpaid", intent=None), now=NOON
        )

        assert (outcome, again(attempt).order.status) == (Outcome.RELEASED, "cancelled")
        assert factories.record_of(jar).num_allocated == 0
        assert mails() == []
        assert differences(now=NOON) == []

    @pytest.mark.parametrize(
        ("changes", "intent_changes"),
        [
            ({"amount_total": 1}, {}),
            ({"currency": "eur"}, {}),
            ({"livemode": True}, {}),
            ({"payment_status": "no_payment_required"}, {}),
            ({"intent": None}, {}),
            ({}, {"amount_received": 1}),
            ({}, {"currency": "eur"}),
            ({}, {"livemode": True}),
            ({}, {"status": "requires_capture"}),
        ],
    )
    def test_money_that_is_wrong_needs_review_and_ships_nothing(
        self, changes: dict[str, Any], intent_changes: dict[str, Any]
    ) -> None:
        attempt = factories.opened()
        session = factories.session_for(attempt, **changes)
        if session.intent:
            session = dataclasses.replace(session, intent=dataclasses.replace(session.intent, **intent_changes))

        outcome = apply(session, now=NOON)

        assert (outcome, again(attempt).order.status) == (Outcome.NEEDS_REVIEW, "needs review")
        assert again(attempt).error != ""
        assert mails() == ["staff_alert"]
        assert [row.state for row in attempt.reservations.all()] == ["held"]

    def test_wrong_money_alerts_once(self) -> None:
        attempt = factories.opened()
        session = factories.session_for(attempt, amount_total=1)

        apply(session, now=NOON)
        apply(session, now=NOON)

        assert mails() == ["staff_alert"]

    def test_a_foreign_session_changes_nothing(self) -> None:
        attempt = factories.opened()

        with pytest.raises(ForeignSession):
            apply(factories.session_for(attempt, id="cs_other", reference="somebody else's"), now=NOON)

        assert again(attempt).state == "open"

    def test_a_second_payment_for_a_paid_order_is_told_and_leaves_it_alone(self) -> None:
        attempt = factories.opened()
        first = factories.session_for(attempt)
        apply(first, now=NOON)
        assert first.intent

        apply(dataclasses.replace(first, intent=dataclasses.replace(first.intent, id="pi_second")), now=NOON)

        assert again(attempt).order.status == "paid"
        assert mails() == ["order_confirmation", "staff_alert"]

    def test_late_money_gets_the_jars_if_they_are_still_there(self) -> None:
        jar = factories.jar(stock=1)
        attempt = factories.opened(product=jar)
        expire(attempt)

        outcome = apply(factories.session_for(attempt), now=NOON)

        assert (outcome, again(attempt).order.status) == (Outcome.PAID, "paid")
        assert factories.record_of(jar).num_allocated == 1
        assert differences(now=NOON) == []

    def test_late_money_goes_back_by_itself_if_the_jars_are_gone(self) -> None:
        jar = factories.jar(stock=1)
        attempt = factories.opened(product=jar)
        expire(attempt)
        factories.record_of(jar).allocate(1)

        outcome = apply(factories.session_for(attempt), now=NOON)
        apply(factories.session_for(attempt), now=NOON)

        assert (outcome, again(attempt).order.status) == (Outcome.REFUNDED, "cancelled")
        assert list(Refund.objects.values_list("amount", "origin", "state")) == [(2200, "automatic", "asked")]
        assert mails() == ["order_late_money_refunded", "staff_alert"]

    def test_a_settle_takes_a_bounded_number_of_queries(self) -> None:
        attempt = factories.opened()
        factories.paid_order(who=factories.buyer(email="first@example.org"))  # the source type exists from then on

        with CaptureQueriesContext(connection) as queries:
            apply(factories.session_for(attempt), now=NOON)

        assert len([query for query in queries if "SAVEPOINT" not in query["sql"]]) <= 26


def expire(attempt: Attempt) -> Outcome:
    return apply(factories.session_for(attempt, status="expired", payment_status="unpaid", intent=None), now=NOON)


def test_settling_asks_stripe_and_not_the_caller(world: World) -> None:
    attempt = world.paid_at_stripe()

    outcome = settle(str(attempt.session_id), world.now)

    intent = world.levers.ledger()["payment_intents"][0]
    assert (outcome, again(attempt).payment_intent_id) == (Outcome.PAID, intent["id"])
    assert again(attempt).amount_received == intent["amount_received"] == attempt.amount


def test_an_attempt_whose_session_was_never_noted_is_settled_all_the_same(world: World) -> None:
    attempt = world.paid_at_stripe()
    Attempt.objects.filter(pk=attempt.pk).update(state="opening", session_id=None, session_url="")

    assert settle(again(attempt), world.now) == Outcome.PAID
    assert again(attempt).session_id == attempt.session_id


def test_a_session_that_stripe_does_not_know_is_foreign(world: World) -> None:
    with pytest.raises(ForeignSession):
        settle("cs_test_invented", world.now)


def test_the_order_page_asks_stripe_every_five_seconds_at_most(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    attempt = world.opened()
    asked: list[str] = []
    really = gateway.session

    def counted(number: str) -> Session:
        asked.append(number)
        return really(number)

    monkeypatch.setattr(gateway, "session", counted)

    for _ in range(3):
        settle_if_stale(again(attempt).order, now=world.now)
    world.clock.move(seconds=6)
    settle_if_stale(again(attempt).order, now=world.now)

    assert asked == [attempt.session_id] * 2


def test_the_order_page_bears_with_stripe_being_down(world: World) -> None:
    attempt = world.opened()
    world.levers.rule("error_500", path="/v1/checkout/sessions/*")

    settle_if_stale(attempt.order, now=world.now)

    assert again(attempt).state == "open"


@pytest.mark.django_db
def test_releasing_twice_gives_back_once() -> None:
    jar = factories.jar(stock=5)
    attempt = factories.opened(product=jar)

    for _ in range(2):
        row = again(attempt)
        release(row, now=NOON)
        row.save()

    assert factories.record_of(jar).num_allocated == 0


def test_the_order_page_bears_with_a_session_that_stripe_does_not_know(world: World) -> None:
    attempt = world.opened()
    Attempt.objects.update(session_id="cs_test_of_another_account")

    answer = world.client.get(attempt.order.get_absolute_url())

    assert answer.status_code == 200
    assert again(attempt).state == "open"
