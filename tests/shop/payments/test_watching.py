"""What the sweep does when nobody else did: no webhook, no return page, no cancel page."""

from datetime import timedelta
from decimal import Decimal

from shop import fulfilment
from shop.mail.models import Mail
from shop.outbox.models import Job
from shop.outbox.sweep import run_due
from shop.payments import comparing
from shop.payments.books import differences
from shop.payments.models import Attempt, Event, Refund
from shop.payments.reconcile import reconcile
from tests import factories
from tests.shop.payments.conftest import World, again


def sweep(world: World, **later: float) -> None:
    run_due(world.clock.move(**later), limit=50)


def test_a_paid_session_is_settled_without_any_webhook(world: World) -> None:
    attempt = world.paid_at_stripe()

    sweep(world, minutes=3)

    assert again(attempt).order.status == "paid"


def test_an_unpaid_session_is_looked_at_again_until_it_ends(world: World) -> None:
    attempt = world.opened()
    job = Job.objects.get(kind="payments.check")
    seen = []
    for minutes in (3, 8, 23):
        sweep(world, minutes=minutes)
        job.refresh_from_db()
        seen.append((job.state, again(attempt).state))

    assert seen == [("waiting", "open"), ("waiting", "open"), ("done", "released")]


def test_the_jars_are_back_within_thirty_five_minutes(world: World) -> None:
    jar = factories.jar(stock=5)
    attempt = world.opened(product=jar)

    sweep(world, minutes=35)

    assert (again(attempt).state, factories.record_of(jar).num_allocated) == ("released", 0)
    assert again(attempt).expires_at + timedelta(minutes=1) <= world.now


def test_paid_in_the_last_second_counts(world: World) -> None:
    attempt = world.opened()
    world.clock.move_to(attempt.expires_at - timedelta(seconds=1))
    world.levers.pay(str(attempt.session_id))

    sweep(world, minutes=2)

    assert again(attempt).order.status == "paid"


def test_nothing_is_released_while_stripe_is_down(world: World) -> None:
    jar = factories.jar(stock=5)
    attempt = world.opened(product=jar)
    world.levers.rule("error_500", path="/v1/*")
    sweep(world, minutes=60)
    assert (again(attempt).state, factories.record_of(jar).num_allocated) == ("open", 1)
    world.levers.clear_rules()

    sweep(world, minutes=2)

    assert (again(attempt).state, factories.record_of(jar).num_allocated) == ("released", 0)


def test_a_quarter_of_an_hour_without_stripe_is_made_good_by_sweeping_alone(world: World) -> None:
    jar = factories.jar(stock=9)
    paid = world.paid_at_stripe(product=jar)
    sold = world.settled(product=jar, who=factories.buyer(email="b@example.org"), client="198.51.100.1")
    world.levers.rule("error_500", path="/v1/*")
    world.deliver("checkout.session.completed", {"id": paid.session_id})
    fulfilment.refund(sold.order, amount=Decimal("5.00"), reason="chipped", now=world.now, user=None)
    who = factories.buyer(email="c@example.org")
    never = factories.prepared(jar, now=world.now, who=who, client="198.51.100.2")
    for _ in range(3):
        sweep(world, minutes=5)
    during = [again(paid).state, Refund.objects.get().state, again(never).state]
    world.levers.clear_rules()

    for _ in range(4):
        sweep(world, minutes=10)

    assert during == ["open", "asked", "opening"]
    assert [again(paid).state, Refund.objects.get().state, again(never).state] == ["paid", "succeeded", "released"]
    assert Mail.objects.filter(kind="order_confirmation").count() == 2
    assert [event.handled_at is not None for event in Event.objects.all()] == [True]
    assert differences(now=world.now) == []


def test_a_session_that_was_never_made_is_released_after_its_time(world: World) -> None:
    attempt = factories.prepared(now=world.now)
    sweep(world, minutes=10)
    assert again(attempt).state == "opening"

    sweep(world, minutes=25)

    assert again(attempt).state == "released"


def test_a_session_whose_answer_was_lost_is_found_and_ended(world: World) -> None:
    attempt = world.opened()
    Attempt.objects.filter(pk=attempt.pk).update(state="opening", session_id=None, session_url="")

    sweep(world, minutes=35)

    assert (again(attempt).state, again(attempt).session_id) == ("released", attempt.session_id)


def test_a_check_that_was_lost_is_woken_by_reconcile(world: World) -> None:
    attempt = world.opened()
    Job.objects.all().delete()
    world.clock.move(minutes=40)

    reconcile(now=world.now)
    sweep(world)

    assert again(attempt).state == "released"


def test_events_that_were_never_delivered_are_fetched(world: World) -> None:
    world.listen_at("http://127.0.0.1:1/nobody-answers-here/")
    attempt = world.paid_at_stripe()
    Job.objects.all().delete()
    world.clock.move(minutes=1)

    reconcile(now=world.now)
    sweep(world, minutes=1)

    assert again(attempt).order.status == "paid"
    assert Event.objects.filter(type="checkout.session.completed").count() == 1


def test_reconciling_twice_changes_nothing_more(world: World) -> None:
    world.settled()
    for _ in range(2):
        reconcile(now=world.now)
        sweep(world, minutes=1)

    assert Mail.objects.filter(kind="order_confirmation").count() == 1
    assert Mail.objects.filter(kind="staff_alert").count() == 0


def test_the_daily_comparison_settles_a_payment_nobody_told_of(world: World) -> None:
    attempt = world.paid_at_stripe()

    found = comparing.compare(now=world.now)

    assert (found, again(attempt).order.status) == ([], "paid")


def test_the_daily_comparison_tells_of_a_payment_stripe_does_not_know(world: World) -> None:
    order = factories.paid_order(now=world.now)

    found = comparing.compare(now=world.now)

    assert found == [f"Order {order.number} is paid by pi_{order.attempt.pk}, which Stripe does not know."]
    assert Mail.objects.filter(kind="staff_alert").count() == 1


def test_our_books_and_stripes_agree_after_a_mixed_day(world: World) -> None:
    kept, cancelled, expired = world.settled(), world.opened(client="198.51.100.1"), world.opened(client="198.51.100.2")
    world.client.get(f"/stripe/cancel/{cancelled.order.token}/")
    sweep(world, minutes=40)

    intents = world.levers.ledger()["payment_intents"]

    assert [again(attempt).state for attempt in (kept, cancelled, expired)] == ["paid", "released", "released"]
    paid = [intent["amount_received"] for intent in intents if intent["status"] == "succeeded"]
    assert paid == [again(kept).amount_received]
    assert differences(now=world.now) == []
