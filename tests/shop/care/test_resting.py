"""Breaks in the fridge, and what else happens to a jar that has been at home for a few days."""

from datetime import UTC, datetime, timedelta

import pytest

from shop.care import keeping
from shop.care.models import Answer, CarePlan
from tests.shop.care.keepers import dispatched, live_through, steps_of, stored_guide

pytestmark = pytest.mark.django_db
START = datetime(2026, 10, 6, 14, 0, tzinfo=UTC)  # a Tuesday; the jar is there by Saturday the 10th
DAY = timedelta(days=1)
TENTH_DAY = START + 10 * DAY


@pytest.fixture(scope="module")
def kept(module_db: None) -> int:
    """The key of a jar that was dispatched ten days ago, which the module's tests share: each goes on from there."""
    stored_guide()
    plan = dispatched(START)
    assert live_through(START, 10) == TENTH_DAY
    return int(plan.pk)


@pytest.fixture
def plan(db: None, kept: int) -> CarePlan:
    return CarePlan.objects.get(pk=kept)


def test_break_of_ten_days_brings_two_notes_about_milk_and_no_other(plan: CarePlan) -> None:
    now = TENTH_DAY
    before = len(steps_of(plan))

    keeping.rest(plan, now, until=now.date() + 10 * DAY)
    now = live_through(now, 9.5)

    assert steps_of(plan)[before:] == ["rest", "change"]


def test_coming_back_wakes_the_grains_and_goes_on_from_where_they_were(plan: CarePlan) -> None:
    now = TENTH_DAY
    keeping.rest(plan, now)
    now = live_through(now, 9)
    before = len(steps_of(plan))

    keeping.come_back(plan, now)
    live_through(now, 60)

    assert steps_of(plan)[before:] == ["wake-1", "wake-2", "D9", "D14", "D21", "D25", "D30"]
    assert plan.state == CarePlan.State.RUNNING


def test_out_and_in_again_on_one_day_is_one_break_with_one_good_night(plan: CarePlan) -> None:
    now = TENTH_DAY

    keeping.rest(plan, now)
    live_through(now, 0.2)
    keeping.come_back(plan, now + DAY / 4)
    keeping.rest(plan, now + DAY / 3)
    live_through(now + DAY / 3, 3)

    assert (steps_of(plan).count("rest"), plan.rests.count()) == (1, 1)


def test_grains_that_were_told_to_wake_go_to_bed_anew(plan: CarePlan) -> None:
    now = TENTH_DAY
    keeping.rest(plan, now, until=now.date() + 5 * DAY)
    now = live_through(now, 5.2)
    assert steps_of(plan)[-1] == "wake-1"

    keeping.rest(plan, now)
    live_through(now, 1.5)

    assert (steps_of(plan)[-1], plan.rests.count()) == ("rest", 2)


def test_batch_that_smells_off_is_asked_about_the_day_after(plan: CarePlan) -> None:
    now = TENTH_DAY

    keeping.answer(plan, Answer.Kind.OFF, asked="D5:1", now=now)
    live_through(now, 1.5)

    assert steps_of(plan)[-1] == "smells-off"
