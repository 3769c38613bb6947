from datetime import UTC, date, datetime, time, timedelta

import pytest
from django.db import IntegrityError, transaction

from shop import fulfilment
from shop.care import arriving, keeping
from shop.care.keeping import Unwanted
from shop.care.models import Answer, CarePlan, Note
from shop.care.programme.facts import Afterwards
from shop.mail import suppression
from shop.mail.models import Mail, Suppression
from shop.order import states
from shop.order.models import Order
from tests import factories
from tests.shop.care.keepers import dispatched, live_through

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("made_guide")]
START = datetime(2026, 10, 6, 14, 0, tzinfo=UTC)  # a Tuesday; the jar is there by Saturday the 10th
ARRIVED = datetime(2026, 10, 10, 14, 0, tzinfo=UTC)
DAY = timedelta(days=1)


def steps_of(plan: CarePlan) -> list[str]:
    """The notes that were sent, oldest first."""
    return list(plan.notes.filter(mail__state="sent").order_by("pk").values_list("step", flat=True))


def reasons() -> set[str]:
    return set(Mail.objects.filter(kind="care_note").exclude(state="sent").values_list("error", flat=True))


def test_paid_order_has_a_plan_for_each_jar_that_waits() -> None:
    order = factories.paid_order(now=START, quantity=3)

    plans = order.care_plans.all()
    assert {(plan.state, plan.to, plan.time_zone, plan.next_at) for plan in plans} == {
        ("waiting", "ada@example.org", "America/New_York", None)
    }
    assert len({plan.code for plan in plans}) == 3


def test_gift_notes_go_to_whoever_keeps_the_grains() -> None:
    who = factories.buyer(gift_recipient_name="Bob", gift_recipient_email="bob@example.org")
    order = factories.paid_order(now=START, who=who)

    assert order.care_plans.get().to == "bob@example.org"


def test_break_of_ten_days_brings_two_notes_about_milk_and_no_other() -> None:
    plan = dispatched(START)
    now = live_through(START, 10)
    before = len(steps_of(plan))

    keeping.rest(plan, now, until=now.date() + 10 * DAY)
    now = live_through(now, 9.5)

    assert steps_of(plan)[before:] == ["rest", "change"]


def test_coming_back_wakes_the_grains_and_goes_on_from_where_they_were() -> None:
    plan = dispatched(START)
    now = live_through(START, 10)
    keeping.rest(plan, now)
    now = live_through(now, 9)
    before = len(steps_of(plan))

    keeping.come_back(plan, now)
    live_through(now, 60)

    assert steps_of(plan)[before:] == ["wake-1", "wake-2", "D9", "D14", "D21", "D25", "D30"]
    assert plan.state == CarePlan.State.RUNNING


def test_break_that_runs_changes_its_end_only() -> None:
    plan = dispatched(START)

    keeping.rest(plan, ARRIVED)
    keeping.rest(plan, ARRIVED + DAY, until=date(2026, 10, 20))

    assert list(plan.rests.values_list("start", "end")) == [(date(2026, 10, 10), date(2026, 10, 20))]


def test_out_and_in_again_on_one_day_is_one_break_with_one_good_night() -> None:
    plan = dispatched(START)
    now = live_through(START, 10)

    keeping.rest(plan, now)
    live_through(now, 0.2)
    keeping.come_back(plan, now + DAY / 4)
    keeping.rest(plan, now + DAY / 3)
    live_through(now + DAY / 3, 3)

    assert (steps_of(plan).count("rest"), plan.rests.count()) == (1, 1)


def test_grains_that_were_told_to_wake_go_to_bed_anew() -> None:
    plan = dispatched(START)
    now = live_through(START, 10)
    keeping.rest(plan, now, until=now.date() + 5 * DAY)
    now = live_through(now, 5.2)
    assert steps_of(plan)[-1] == "wake-1"

    keeping.rest(plan, now)
    live_through(now, 1.5)

    assert (steps_of(plan)[-1], plan.rests.count()) == ("rest", 2)


def test_jar_that_came_today_came_yesterday_where_it_is_still_yesterday() -> None:
    plan = dispatched(START)
    night = datetime(2026, 10, 11, 6, 0, tzinfo=UTC)  # two in the morning in New York, the evening before in Hawaii
    arriving.told(plan, night)

    keeping.keep_hours(plan, night, time_zone="Pacific/Honolulu")

    assert plan.arrival == date(2026, 10, 10)


def test_day_without_an_hour_for_mail_cannot_be_stored() -> None:
    plan = dispatched(START)

    with pytest.raises(IntegrityError, match="care_has_hours_by_day"), transaction.atomic():
        CarePlan.objects.filter(pk=plan.pk).update(quiet_until=time(20), quiet_from=time(20))


@pytest.mark.parametrize("until", [date(2026, 10, 10), date(2026, 10, 1), date(2027, 10, 10)])
def test_break_that_ends_too_early_or_too_late_changes_nothing(until: date) -> None:
    plan = dispatched(START)

    with pytest.raises(Unwanted, match="within half a year"):
        keeping.rest(plan, ARRIVED, until=until)

    assert (plan.rests.count(), CarePlan.objects.get().state) == (0, "running")


def test_no_break_before_the_grains_are_there() -> None:
    plan = dispatched(START)

    with pytest.raises(Unwanted, match="aren't with you yet"):
        keeping.rest(plan, START)


def test_same_answer_twice_is_one_and_another_one_replaces_it() -> None:
    plan = dispatched(START)

    told = [keeping.answer(plan, kind, asked="D1:1", now=ARRIVED) for kind in (Answer.Kind.THIN, Answer.Kind.THIN)]
    changed = keeping.answer(plan, Answer.Kind.THICK, asked="D1:1", now=ARRIVED + DAY)

    assert (told, changed) == ([True, False], True)
    assert list(plan.answers.values_list("kind", flat=True)) == ["thick"]


def test_batch_that_smells_off_is_asked_about_the_day_after() -> None:
    plan = dispatched(START)
    now = live_through(START, 10)

    keeping.answer(plan, Answer.Kind.OFF, asked="D5:1", now=now)
    live_through(now, 1.5)

    assert steps_of(plan)[-1] == "smells-off"


def test_daily_note_ends_by_itself_after_two_weeks() -> None:
    plan = dispatched(START)
    now = live_through(START, 36)

    keeping.nudge_daily(plan, now, hour=time(18))
    live_through(now, 30)

    assert steps_of(plan).count("feed") == 14


def test_month_that_is_over_goes_on_with_a_note_a_month_by_choice() -> None:
    plan = dispatched(START)
    keeping.choose_afterwards(plan, Afterwards.MONTHLY, START)

    live_through(START, 100)

    assert steps_of(plan)[-3:] == ["D30", "month-winter", "month-winter"]


@pytest.mark.parametrize("status", [states.REFUNDED, states.CANCELLED, states.NEEDS_REVIEW])
def test_nothing_after_the_money_went_back_even_if_nobody_stopped_the_plan(status: str) -> None:
    plan = dispatched(START)
    Order.objects.filter(pk=plan.order_id).update(status=status)

    live_through(START, 12)

    assert (steps_of(plan), reasons()) == ([], {f"the order is {status}"})


def test_cancelled_order_stops_its_plans() -> None:
    order = factories.paid_order(now=START, quantity=2)
    fulfilment.cancel(order, reason="changed her mind", now=START, user=None)

    assert [plan.state for plan in order.care_plans.all()] == ["stopped", "stopped"]


def test_stop_is_for_good() -> None:
    plan = dispatched(START)
    keeping.stop(plan, "because", START)

    with pytest.raises(Unwanted, match="were stopped"):
        keeping.come_back(plan, START)

    assert CarePlan.objects.get().next_at is None
    live_through(START, 12)
    assert Note.objects.count() == 0


def test_unsubscribed_keeper_gets_no_notes_for_other_jars_either() -> None:
    first, second = dispatched(START), dispatched(START, to="Ada@Example.org")
    other = dispatched(START, to="eve@example.org")

    keeping.unsubscribe(first, START)

    plans = (first, second, other)
    assert [CarePlan.objects.get(pk=plan.pk).state for plan in plans] == ["stopped", "stopped", "running"]
    assert suppression.why_not("ada@example.org", stoppable=True) == "asked us to stop"


def test_suppressed_address_is_not_looked_at_again() -> None:
    plan = dispatched(START)
    suppression.suppress(plan.to, Suppression.Reason.COMPLAINED)

    live_through(START, 6)

    plan.refresh_from_db()
    assert (plan.state, plan.stopped_because, Note.objects.count()) == ("stopped", "reported as spam", 0)
