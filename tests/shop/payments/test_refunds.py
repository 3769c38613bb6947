import uuid
from decimal import Decimal

import pytest
from oscar.core.loading import get_model

from shop import fulfilment
from shop.mail.models import Mail
from shop.order.models import Order
from shop.outbox.sweep import run_due
from shop.payments import refund_results, refunds
from shop.payments.books import differences
from shop.payments.models import Attempt, Refund
from tests import factories
from tests.factories import NOON
from tests.shop.payments.conftest import World, again

Source = get_model("payment", "Source")


def ask(attempt: Attempt, amount: int, form_key: uuid.UUID | None = None) -> Refund:
    return refunds.ask(attempt, amount=amount, reason="broken jar", user=None, now=NOON, form_key=form_key)


def refunds_at_stripe(world: World) -> list[tuple[int, str]]:
    return [(refund["amount"], refund["status"]) for refund in world.levers.ledger()["refunds"]]


def work(world: World) -> None:
    """Let the worker do what is due, but for mail."""
    run_due(world.now, limit=50)


def test_a_part_is_refunded_and_the_order_goes_on(world: World) -> None:
    attempt = world.settled(quantity=2)

    ask(attempt, 500)
    work(world)

    assert refunds_at_stripe(world) == [(500, "succeeded")]
    assert again(attempt).order.status == "paid"
    assert Source.objects.get().amount_refunded == Decimal("5.00")
    assert list(Mail.objects.filter(kind="order_refunded").values_list("payload", flat=True)) == [{"cents": 500}]
    assert differences(now=world.now) == []


def test_everything_refunded_ends_the_order_its_care_and_its_reservation(world: World) -> None:
    jar = factories.jar(stock=5)
    attempt = world.settled(product=jar)

    ask(attempt, attempt.amount)
    work(world)

    order = again(attempt).order
    assert (order.status, order.care_plans.get().state) == ("refunded", "stopped")
    assert factories.record_of(jar).num_allocated == 0
    assert differences(now=world.now) == []


def test_jars_that_left_are_not_restocked_by_a_refund(world: World) -> None:
    jar = factories.jar(stock=5)
    attempt = world.settled(product=jar)
    fulfilment.dispatch(attempt.order, carrier="USPS", tracking_number="9400", now=world.now, user=None)

    ask(attempt, attempt.amount)
    work(world)

    assert factories.record_of(jar).num_in_stock == 4
    assert again(attempt).order.status == "refunded"


def test_a_refund_that_is_carried_out_twice_happens_once(world: World) -> None:
    attempt = world.settled()
    refund = ask(attempt, 500)

    for _ in range(2):
        refund_results.carry_out(refund.pk, now=world.now)
    Refund.objects.update(state="asked")  # as if we had crashed before writing the answer down
    Refund.objects.update(stripe_id=None)
    world.clock.move(hours=30)  # Stripe has forgotten the key by now
    refund_results.carry_out(refund.pk, now=world.now)

    assert refunds_at_stripe(world) == [(500, "succeeded")]


def test_a_lost_answer_does_not_refund_twice(world: World) -> None:
    attempt = world.settled()
    refund = ask(attempt, 500)
    world.levers.rule("drop_after", path="/v1/refunds", method="POST", count=2)
    work(world)
    assert Refund.objects.get(pk=refund.pk).state == "asked"
    world.clock.move(minutes=2)

    work(world)

    assert refunds_at_stripe(world) == [(500, "succeeded")]
    assert Refund.objects.get(pk=refund.pk).state == "succeeded"
    assert differences(now=world.now) == []


@pytest.mark.django_db
@pytest.mark.parametrize("amount", [0, -1, 2201, 10**9])
def test_amounts_that_were_not_paid_are_refused(amount: int) -> None:
    attempt = factories.paid_order().attempt

    with pytest.raises(refunds.RefundRefused):
        ask(attempt, amount)

    assert Refund.objects.count() == 0


@pytest.mark.django_db
def test_two_refunds_together_cannot_exceed_what_was_paid() -> None:
    attempt = factories.paid_order().attempt
    ask(attempt, 2000)

    with pytest.raises(refunds.RefundRefused, match=r"Only \$2.00"):
        ask(attempt, 201)


@pytest.mark.django_db
def test_the_same_form_sent_twice_is_one_refund() -> None:
    attempt, key = factories.paid_order().attempt, uuid.uuid4()

    first, second = ask(attempt, 500, key), ask(attempt, 500, key)

    assert first.pk == second.pk
    assert Refund.objects.count() == 1


@pytest.mark.django_db
def test_an_unpaid_order_has_nothing_to_give_back() -> None:
    with pytest.raises(refunds.RefundRefused, match="not been paid"):
        ask(factories.opened(), 1)


@pytest.mark.django_db
@pytest.mark.parametrize("amount", ["0", "-1", "22.01", "1.001", "NaN", "Infinity"])
def test_staff_amounts_that_make_no_sense_are_refused_in_words(amount: str) -> None:
    order = factories.paid_order()

    with pytest.raises(fulfilment.Refused):
        fulfilment.refund(order, amount=Decimal(amount), reason="", now=NOON, user=None)


def test_a_refund_that_stripe_refuses_fails_and_needs_review(world: World) -> None:
    attempt = world.settled()
    refund = ask(attempt, attempt.amount)
    world.levers.refund(payment_intent=attempt.payment_intent_id)  # the owner was quicker, in Stripe's dashboard

    work(world)

    assert Refund.objects.get(pk=refund.pk).state == "failed"
    assert again(attempt).order.status == "needs review"
    assert Mail.objects.filter(kind="staff_alert").count() == 1


def test_a_refund_made_in_stripes_dashboard_shows_here(world: World) -> None:
    attempt = world.settled()
    made = world.levers.refund(payment_intent=attempt.payment_intent_id, amount=700)

    world.deliver("charge.refunded", {"id": made["charge"], "payment_intent": attempt.payment_intent_id})
    world.deliver("refund.created", {"id": made["id"]})
    work(world)

    assert list(Refund.objects.values_list("amount", "origin", "state")) == [(700, "stripe", "succeeded")]
    assert Source.objects.get().amount_refunded == Decimal("7.00")
    assert differences(now=world.now) == []


def test_a_refund_that_fails_days_later_opens_the_order_again(world: World) -> None:
    attempt = world.settled()
    ask(attempt, attempt.amount)
    work(world)
    made = world.levers.ledger()["refunds"][0]
    world.levers.fail_refund(made["id"])

    world.deliver("refund.failed", {"id": made["id"]})
    work(world)

    assert Refund.objects.get().state == "failed"
    assert again(attempt).order.status == "needs review"
    assert Source.objects.get().amount_refunded == Decimal(0)
    assert Mail.objects.filter(kind="staff_alert").count() == 1


def test_the_same_failure_twice_alerts_once(world: World) -> None:
    attempt = world.settled()
    ask(attempt, attempt.amount)
    work(world)
    made = world.levers.ledger()["refunds"][0]
    world.levers.fail_refund(made["id"])

    for kind in ("refund.failed", "refund.updated"):
        world.deliver(kind, {"id": made["id"]})
        work(world)

    assert Mail.objects.filter(kind="staff_alert").count() == 1


def test_somebody_elses_refund_is_nothing_to_us(world: World) -> None:
    world.deliver("refund.created", {"id": "re_foreign"})
    work(world)

    assert Refund.objects.count() == 0


def test_a_cancelled_order_gets_its_money_back_and_one_mail(world: World) -> None:
    jar = factories.jar(stock=5)
    attempt = world.settled(product=jar)

    fulfilment.cancel(attempt.order, reason="asked by phone", now=world.now, user=None)
    work(world)

    assert refunds_at_stripe(world) == [(attempt.amount, "succeeded")]
    assert again(attempt).order.status == "cancelled"
    assert factories.record_of(jar).num_allocated == 0
    assert sorted(Mail.objects.values_list("kind", flat=True)) == ["order_cancelled", "order_confirmation"]
    assert differences(now=world.now) == []


def test_late_money_without_jars_is_refunded_at_stripe_once(world: World) -> None:
    jar = factories.jar(stock=1)
    attempt = world.opened(product=jar)
    world.levers.pay(str(attempt.session_id))
    _give_up_meanwhile(attempt, jar)

    for _ in range(2):
        world.deliver("checkout.session.completed", {"id": attempt.session_id}, id=f"evt_{uuid.uuid4().hex}")
        work(world)

    assert refunds_at_stripe(world) == [(attempt.amount, "succeeded")]
    assert Order.objects.get(pk=attempt.order_id).status == "cancelled"


def _give_up_meanwhile(attempt: Attempt, jar: object) -> None:
    from shop.payments.release import release

    row = again(attempt)
    release(row, now=NOON)
    row.save()
    factories.record_of(jar).allocate(1)  # type: ignore[arg-type]
