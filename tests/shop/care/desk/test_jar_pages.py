"""A jar's page for staff: what may be done for a keeper on the phone, and who did it."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from shop.care import keeping
from shop.care.desk import deeds as deeds_of
from shop.care.desk import privacy
from shop.care.desk.models import Deed
from shop.care.keeper.starting_again import NOT_BY_US
from shop.care.models import CarePlan
from shop.mail import suppression
from shop.privacy.registry import holdings
from tests import factories
from tests.shop.care.desk.writing import at, said
from tests.shop.care.keepers import dispatched, live_through

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


def fresh(plan: CarePlan) -> CarePlan:
    plan.refresh_from_db()
    return plan


def deeds(plan: CarePlan) -> list[tuple[str, str]]:
    return list(Deed.objects.filter(plan=plan).order_by("pk").values_list("words", "by"))


def kept_for(days: int) -> CarePlan:
    """A jar that was dispatched so many days ago, and its notes until today."""
    start = timezone.now() - days * DAY
    plan = dispatched(start)
    live_through(start, days)
    return fresh(plan)


def do(owner: Client, plan: CarePlan, what: str, **given: Any) -> list[str]:
    return said(owner.post(at(f"jar-{what}", plan.pk), given))


def test_page_shows_facts_notes_and_what_is_ahead(owner: Client) -> None:
    plan = kept_for(9)

    page = owner.get(at("jar", plan.pk))

    assert page.status_code == 200
    assert [note.mail.state for note, _ in page.context["behind"] if note.mail] != []
    assert [each.step.key for each in page.context["ahead"]][-1] == "D30"


def test_arrival_that_the_keeper_tells_counts_and_is_written_down(owner: Client) -> None:
    plan = CarePlan.objects.get(order=factories.paid_order(now=timezone.now()))
    yesterday = timezone.localdate() - DAY

    do(owner, plan, "arrived", day=yesterday.isoformat())

    assert (fresh(plan).arrival, plan.arrival_from, plan.state) == (yesterday, "told", "running")
    assert [by for _, by in deeds(plan)] == ["owner@shop.example"]


@pytest.mark.parametrize("days", [-3, 200])
def test_arrival_that_cannot_be_is_refused(owner: Client, days: int) -> None:
    plan = kept_for(5)
    arrival = plan.arrival

    told = do(owner, plan, "arrived", day=(timezone.localdate() - days * DAY).isoformat())

    assert told == ["A jar arrives on a day of the past three months, or today."]
    assert (fresh(plan).arrival, deeds(plan)) == (arrival, [])


def test_break_begins_and_ends_by_phone(owner: Client) -> None:
    plan = kept_for(20)

    do(owner, plan, "rest", until=(timezone.localdate() + 9 * DAY).isoformat())
    paused = fresh(plan).state
    do(owner, plan, "back")

    assert (paused, fresh(plan).state) == ("paused", "running")
    assert [words for words, _ in deeds(plan)][-1] == "Back from the fridge today."


def test_break_before_arrival_is_refused_and_not_written_down(owner: Client) -> None:
    plan = CarePlan.objects.get(order=factories.paid_order(now=timezone.now()))

    assert do(owner, plan, "rest") == ["The grains aren't with you yet: a break can begin once they are."]
    assert deeds(plan) == []


def test_room_and_milk_are_corrected(owner: Client) -> None:
    plan = kept_for(5)

    do(owner, plan, "adjust", fahrenheit=64, milk_ml=240)

    assert (fresh(plan).fahrenheit, plan.milk_ml) == (64, 240)
    assert deeds(plan) == [("The room has 64\u00a0°F (18\u00a0°C), a batch 240 ml of milk.", "owner@shop.example")]


@pytest.mark.parametrize("room", ["20", "300", ""])
def test_impossible_room_changes_nothing(owner: Client, room: str) -> None:
    plan = kept_for(5)

    told = do(owner, plan, "adjust", fahrenheit=room, milk_ml=240)

    assert told[0].startswith("Nothing was changed.")
    assert (fresh(plan).fahrenheit, deeds(plan)) == (72, [])


def test_stop_is_done_once(owner: Client) -> None:
    plan = kept_for(5)

    do(owner, plan, "stop", why="she called")
    again = do(owner, plan, "stop", why="she called again")

    assert (fresh(plan).state, plan.stopped_because, plan.next_at) == ("stopped", "she called", None)
    assert again[-1:] == ["The notes for this jar were stopped."]
    assert deeds(plan) == [("Stopped the notes.", "owner@shop.example")]


@pytest.mark.parametrize("by_staff", [True, False])
def test_notes_start_again_when_she_asks_staff(owner: Client, by_staff: bool) -> None:
    plan = kept_for(1)
    if by_staff:
        do(owner, plan, "stop", why="she called")
    else:
        keeping.unsubscribe(plan, fresh(plan).created_at)

    do(owner, plan, "again")

    assert (fresh(plan).state, fresh(plan).stopped_because) == ("running", "")
    assert suppression.why_not(plan.to, stoppable=True) == ""
    assert deeds(plan)[-1] == ("Started again, as she asked.", "owner@shop.example")


@pytest.mark.parametrize("reason", ["you asked to be erased", "the order was refunded", "it was given on"])
def test_notes_that_others_stopped_are_not_started_by_staff(owner: Client, reason: str) -> None:
    plan = kept_for(1)
    keeping.stop(plan, reason, fresh(plan).created_at)

    told = do(owner, plan, "again")

    assert (told[-1], fresh(plan).state, deeds(plan)) == (NOT_BY_US, "stopped", [])


def test_stopped_jar_has_no_buttons_and_nothing_ahead(owner: Client) -> None:
    plan = kept_for(5)
    do(owner, plan, "stop", why="she called")

    page = owner.get(at("jar", plan.pk))

    assert (page.context["ahead"], "for-the-keeper" in page.content.decode()) == ([], False)


def test_jar_is_found_by_its_code_and_an_order_with_several_lists_them(owner: Client) -> None:
    one = kept_for(1)
    several = factories.paid_order(quantity=3, now=timezone.now())

    found = owner.get(at("find"), {"jar": one.code})
    listed = owner.get(at("find"), {"jar": several.number})

    assert found.headers["Location"] == at("jar", one.pk)
    assert set(listed.context["plans"]) == set(several.care_plans.all())


def test_writer_of_the_programme_has_no_business_with_jars(writer: Client) -> None:
    plan = kept_for(1)

    assert [writer.get(at("jar", plan.pk)).status_code, writer.post(at("jar-back", plan.pk)).status_code] == [403, 403]


def test_strangers_are_sent_to_the_login(client: Client) -> None:
    assert client.get(at("versions")).status_code == 302


def test_what_staff_changed_is_forgotten_with_the_keeper() -> None:
    plan = kept_for(5)
    deeds_of.back(plan, by=None, now=timezone.now())
    assert [row["What"] for row in privacy.export("Ada@Example.org")] == ["Back from the fridge today."]

    for holding in holdings():
        holding.erase(plan.to, timezone.now())

    assert Deed.objects.count() == 0
