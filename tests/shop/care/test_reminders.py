from datetime import UTC, datetime, timedelta

import pytest
from django.core import mail as outbox

from shop import fulfilment
from shop.care import reminders, wanted
from shop.care.models import CarePlan
from shop.mail import suppression
from shop.mail.models import Mail, Suppression
from shop.order import states
from shop.outbox.sweep import run_due
from tests import factories
from tests.shop.care.keepers import dispatched, live_through

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("made_guide")]
START = datetime(2026, 10, 6, 14, 0, tzinfo=UTC)  # a Tuesday
DAY = timedelta(days=1)


def states_of(plan: CarePlan) -> list[str]:
    mails = Mail.objects.filter(key__startswith=f"care:{plan.pk}:{plan.cycle}:").order_by("pk")
    return [mail.state for mail in mails]


def reasons_of(plan: CarePlan) -> list[str]:
    return [mail.error for mail in Mail.objects.filter(key__startswith=f"care:{plan.pk}:").order_by("pk")]


def fresh(plan: CarePlan) -> CarePlan:
    plan.refresh_from_db()
    return plan


def test_paid_order_has_a_plan_that_waits() -> None:
    order = factories.paid_order(now=START)

    plan = CarePlan.objects.get(order=order)
    assert (plan.state, plan.to, plan.time_zone) == ("waiting", "ada@example.org", "America/New_York")
    assert reminders.create_plan(order, START).pk == plan.pk
    assert states_of(plan) == []


def test_plan_starts_once() -> None:
    plan = dispatched(START)
    arrival = plan.arrival

    reminders.start(plan, START.date() + 99 * DAY, START)

    assert fresh(plan).arrival == arrival
    assert len(states_of(plan)) == 8


def test_gift_notes_go_to_whoever_keeps_the_grains() -> None:
    who = factories.buyer(gift_recipient_name="Bob", gift_recipient_email="bob@example.org")
    order = factories.paid_order(now=START, who=who)

    assert CarePlan.objects.get(order=order).to == "bob@example.org"


def test_paused_plan_sends_nothing_and_resumes_with_what_is_ahead() -> None:
    plan = dispatched(START)
    now = live_through(START, 8)
    sent_before = states_of(plan).count(Mail.State.SENT)

    reminders.pause(plan, now)
    now = live_through(now, 7)
    assert states_of(plan).count(Mail.State.SENT) == sent_before
    assert reasons_of(plan).count("paused") == 8 - sent_before

    reminders.resume(plan, now)
    live_through(now, 40)

    assert (plan.cycle, plan.state) == (2, CarePlan.State.RUNNING)
    assert states_of(plan) == [Mail.State.SENT] * len(states_of(plan))
    steps = [mail.payload["step"] for mail in Mail.objects.filter(state="sent", key__startswith="care:")]
    assert len(steps) == len(set(steps))


def test_paused_twice_and_resumed_twice_is_once() -> None:
    plan = dispatched(START)
    reminders.pause(plan, START)
    reminders.pause(plan, START + DAY)
    assert plan.paused_at == START

    reminders.resume(plan, START)
    reminders.resume(plan, START)
    assert plan.cycle == 2


@pytest.mark.parametrize("status", [states.REFUNDED, states.CANCELLED, states.NEEDS_REVIEW])
def test_nothing_after_the_money_went_back_even_if_nobody_stopped_the_plan(status: str) -> None:
    plan = dispatched(START)
    type(plan.order).objects.filter(pk=plan.order_id).update(status=status)

    live_through(START, 45)

    assert set(states_of(plan)) == {Mail.State.SKIPPED}
    assert reasons_of(plan)[0] == f"the order is {status}"


def test_stopped_plan_sends_nothing_more() -> None:
    plan = dispatched(START)
    now = live_through(START, 7)
    sent = states_of(plan).count(Mail.State.SENT)

    reminders.stop(plan, "the order was refunded", now)
    live_through(now, 45)

    assert states_of(plan).count(Mail.State.SENT) == sent
    assert (plan.state, plan.stopped_because) == (CarePlan.State.STOPPED, "the order was refunded")


def test_cancelled_order_stops_its_plan() -> None:
    order = factories.paid_order(now=START)
    fulfilment.cancel(order, reason="changed her mind", now=START, user=None)

    assert CarePlan.objects.get(order=order).state == CarePlan.State.STOPPED


def test_stop_is_for_good() -> None:
    plan = dispatched(START)
    reminders.stop(plan, "because", START)

    reminders.resume(plan, START)
    reminders.start(plan, START.date(), START)

    assert fresh(plan).state == CarePlan.State.STOPPED


def test_unsubscribed_keeper_gets_no_notes_for_other_jars_either() -> None:
    first, second = dispatched(START), dispatched(START, to="Ada@Example.org")
    other = dispatched(START, to="eve@example.org")

    reminders.unsubscribe(first, START)

    assert [fresh(plan).state for plan in (first, second, other)] == ["stopped", "stopped", "running"]
    assert suppression.why_not("ada@example.org", stoppable=True) == "asked us to stop"


def test_stop_between_planning_and_sending_is_honoured() -> None:
    plan = dispatched(START)
    suppression.suppress(plan.to, Suppression.Reason.STOPPED)

    live_through(START, 6)

    assert states_of(plan)[0] == Mail.State.SUPPRESSED


def test_after_days_without_a_worker_only_the_newest_goes() -> None:
    plan = dispatched(START)
    arrival = datetime(2026, 10, 10, 13, 0, tzinfo=UTC)

    live_through(arrival + 5 * DAY, 1)

    assert states_of(plan) == ["skipped", "skipped", "skipped", "sent", "planned", "planned", "planned", "planned"]
    assert len([m for m in outbox.outbox if m.subject == "Setting within a day? Time for a full cup"]) == 1


def test_after_a_night_without_a_worker_nobody_is_woken() -> None:
    plan = dispatched(START)
    night = datetime(2026, 10, 11, 3, 0, tzinfo=UTC)  # eleven at night there, on the day it arrived

    run_due(night)
    assert states_of(plan)[0] == Mail.State.PLANNED

    live_through(night, 1)
    sent = Mail.objects.filter(key__startswith="care:", state="sent")
    assert [mail.payload["step"] for mail in sent] == ["D1"]


def test_two_jars_on_one_day_are_one_mail() -> None:
    first, second = dispatched(START), dispatched(START)

    live_through(START, 45)

    assert states_of(first) == ["sent"] * 8
    assert states_of(second) == ["skipped"] * 8
    assert set(reasons_of(second)) == {"the same mail went today for another jar"}


def test_nobody_gets_two_notes_on_one_day() -> None:
    dispatched(START)
    dispatched(START + DAY)

    live_through(START, 50)

    sent = Mail.objects.filter(key__startswith="care:").values_list("sent_at", flat=True)
    days = [moment.date() for moment in sent if moment]
    assert len(days) == len(set(days))


def test_two_workers_can_not_give_one_person_two_notes_on_a_day() -> None:
    first, second = dispatched(START), dispatched(START)
    mine, other = (Mail.objects.get(key=f"care:{plan.pk}:1:D0") for plan in (first, second))
    arrival = datetime(2026, 10, 10, 14, 0, tzinfo=UTC)

    # Both are asked before either is sent, as two workers would ask.
    assert wanted.still_wanted(mine, arrival) == ""
    assert wanted.still_wanted(other, arrival) == "the same mail went today for another jar"
    assert wanted.still_wanted(mine, arrival) == ""
