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
from shop.outbox.sweep import run_due
from tests import factories
from tests.shop.care.keepers import dispatched, live_through, steps_of, stored_guide

pytestmark = pytest.mark.django_db
START = datetime(2026, 10, 6, 14, 0, tzinfo=UTC)  # a Tuesday; the jar is there by Saturday the 10th
ARRIVED = datetime(2026, 10, 10, 14, 0, tzinfo=UTC)
DAY = timedelta(days=1)


@pytest.fixture(scope="module")
def posted(module_db: None) -> int:
    """The key of Ada's jar as it was dispatched and its order mails have left, which the module's tests share."""
    stored_guide()
    plan = dispatched(START)
    run_due(START)
    return int(plan.pk)


@pytest.fixture
def plan(db: None, posted: int) -> CarePlan:
    return CarePlan.objects.get(pk=posted)


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


def test_break_that_runs_changes_its_end_only(plan: CarePlan) -> None:
    keeping.rest(plan, ARRIVED)
    keeping.rest(plan, ARRIVED + DAY, until=date(2026, 10, 20))

    assert list(plan.rests.values_list("start", "end")) == [(date(2026, 10, 10), date(2026, 10, 20))]


def test_jar_that_came_today_came_yesterday_where_it_is_still_yesterday(plan: CarePlan) -> None:
    night = datetime(2026, 10, 11, 6, 0, tzinfo=UTC)  # two in the morning in New York, the evening before in Hawaii
    arriving.told(plan, night)

    keeping.keep_hours(plan, night, time_zone="Pacific/Honolulu")

    assert plan.arrival == date(2026, 10, 10)


def test_day_without_an_hour_for_mail_cannot_be_stored(plan: CarePlan) -> None:
    with pytest.raises(IntegrityError, match="care_has_hours_by_day"), transaction.atomic():
        CarePlan.objects.filter(pk=plan.pk).update(quiet_until=time(20), quiet_from=time(20))


@pytest.mark.parametrize("until", [date(2026, 10, 10), date(2026, 10, 1), date(2027, 10, 10)])
def test_break_that_ends_too_early_or_too_late_changes_nothing(until: date, plan: CarePlan) -> None:
    with pytest.raises(Unwanted, match="within half a year"):
        keeping.rest(plan, ARRIVED, until=until)

    assert (plan.rests.count(), CarePlan.objects.get().state) == (0, "running")


def test_no_break_before_the_grains_are_there(plan: CarePlan) -> None:
    with pytest.raises(Unwanted, match="aren't with you yet"):
        keeping.rest(plan, START)


def test_same_answer_twice_is_one_and_another_one_replaces_it(plan: CarePlan) -> None:
    told = [keeping.answer(plan, kind, asked="D1:1", now=ARRIVED) for kind in (Answer.Kind.THIN, Answer.Kind.THIN)]
    changed = keeping.answer(plan, Answer.Kind.THICK, asked="D1:1", now=ARRIVED + DAY)

    assert (told, changed) == ([True, False], True)
    assert list(plan.answers.values_list("kind", flat=True)) == ["thick"]


def test_daily_note_ends_by_itself_after_two_weeks(plan: CarePlan) -> None:
    now = live_through(START, 36)

    keeping.nudge_daily(plan, now, hour=time(18))
    live_through(now, 30)

    assert steps_of(plan).count("feed") == 14


def test_month_that_is_over_goes_on_with_a_note_a_month_by_choice(plan: CarePlan) -> None:
    keeping.choose_afterwards(plan, Afterwards.MONTHLY, START)

    live_through(START, 100)

    assert steps_of(plan)[-3:] == ["D30", "month-winter", "month-winter"]


@pytest.mark.parametrize("status", [states.REFUNDED, states.CANCELLED, states.NEEDS_REVIEW])
def test_nothing_after_the_money_went_back_even_if_nobody_stopped_the_plan(status: str, plan: CarePlan) -> None:
    Order.objects.filter(pk=plan.order_id).update(status=status)

    live_through(START, 12)

    assert (steps_of(plan), reasons()) == ([], {f"the order is {status}"})


def test_cancelled_order_stops_its_plans() -> None:
    order = factories.paid_order(now=START, quantity=2)
    fulfilment.cancel(order, reason="changed her mind", now=START, user=None)

    assert [plan.state for plan in order.care_plans.all()] == ["stopped", "stopped"]


def test_stop_is_for_good(plan: CarePlan) -> None:
    keeping.stop(plan, "because", START)

    with pytest.raises(Unwanted, match="were stopped"):
        keeping.come_back(plan, START)

    assert CarePlan.objects.get().next_at is None
    live_through(START, 12)
    assert Note.objects.count() == 0


def test_unsubscribed_keeper_gets_no_notes_for_other_jars_either(plan: CarePlan) -> None:
    second = dispatched(START, to="Ada@Example.org")
    other = dispatched(START, to="eve@example.org")

    keeping.unsubscribe(plan, START)

    plans = (plan, second, other)
    assert [CarePlan.objects.get(pk=plan.pk).state for plan in plans] == ["stopped", "stopped", "running"]
    assert suppression.why_not("ada@example.org", stoppable=True) == "asked us to stop"


def test_suppressed_address_is_not_looked_at_again(plan: CarePlan) -> None:
    suppression.suppress(plan.to, Suppression.Reason.COMPLAINED)

    live_through(START, 6)

    plan.refresh_from_db()
    assert (plan.state, plan.stopped_because, Note.objects.count()) == ("stopped", "reported as spam", 0)
