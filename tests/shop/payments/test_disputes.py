import pytest

from shop import fulfilment
from shop.mail.models import Mail
from shop.outbox.sweep import run_due
from shop.payments import refunds
from shop.payments.models import Attempt, Dispute
from tests.shop.payments.conftest import World, again


def disputed(world: World) -> tuple[Attempt, str]:
    attempt = world.settled()
    charge = world.levers.ledger()["charges"][0]
    made = world.levers.dispute(charge["id"])
    world.deliver("charge.dispute.created", {"id": made["id"]})
    run_due(world.now, limit=50)
    return again(attempt), made["id"]


def test_a_dispute_is_recorded_stops_the_care_and_tells_the_owner(world: World) -> None:
    attempt, number = disputed(world)

    dispute = Dispute.objects.get()
    assert (dispute.stripe_id, dispute.amount, dispute.is_open) == (number, attempt.amount, True)
    assert attempt.order.care_plans.get().state == "stopped"
    assert Mail.objects.filter(kind="staff_alert").count() == 1


def test_nothing_leaves_while_a_dispute_is_open(world: World) -> None:
    attempt, _ = disputed(world)

    with pytest.raises(fulfilment.Refused, match="disputing"):
        fulfilment.dispatch(attempt.order, carrier="USPS", tracking_number="1", now=world.now, user=None)

    assert again(attempt).order.status == "paid"


def test_nothing_is_refunded_while_a_dispute_is_open(world: World) -> None:
    attempt, _ = disputed(world)

    with pytest.raises(refunds.RefundRefused, match="disputing"):
        refunds.ask(attempt, amount=1, reason="", user=None, now=world.now)


def test_a_dispute_that_was_won_lets_the_order_go_on(world: World) -> None:
    attempt, number = disputed(world)
    world.levers.decide(number, won=True)

    world.deliver("charge.dispute.closed", {"id": number})
    run_due(world.now, limit=50)
    fulfilment.dispatch(attempt.order, carrier="USPS", tracking_number="1", now=world.now, user=None)

    assert Dispute.objects.get().status == "won"
    assert again(attempt).order.status == "dispatched"
    assert Mail.objects.filter(kind="staff_alert").count() == 2


def test_the_same_news_twice_alerts_once(world: World) -> None:
    _, number = disputed(world)

    world.deliver("charge.dispute.updated", {"id": number})
    run_due(world.now, limit=50)

    assert Mail.objects.filter(kind="staff_alert").count() == 1


def test_a_fraud_warning_asks_the_owner_what_to_do(world: World) -> None:
    attempt = world.settled()

    world.deliver("radar.early_fraud_warning.created", {"id": "issfr_1", "payment_intent": attempt.payment_intent_id})
    run_due(world.now, limit=50)

    assert Mail.objects.get(kind="staff_alert").order == attempt.order
