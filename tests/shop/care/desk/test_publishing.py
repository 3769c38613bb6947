"""Publishing: what stops it, what may be signed for, and what stays as it was for good."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from shop.backoffice.waiting import waiting
from shop.care import versions
from shop.care.desk import publishing
from shop.care.desk.inspecting import complaints_about
from shop.care.desk.moving import move_batch
from shop.care.models import CarePlan, ProgrammeStep, ProgrammeVersion
from shop.care.programme.default import DEFAULT
from shop.care.programme.steps import Condition, Programme, Step, Track
from shop.outbox.sweep import run_due
from tests import factories
from tests.factories import NOON
from tests.shop.care.desk.writing import at, draft, form_of, published, said
from tests.shop.care.keepers import dispatched

pytestmark = pytest.mark.django_db


def with_step(key: str, **changes: Any) -> Programme:
    steps = [replace(step, **changes) if step.key == key else step for step in DEFAULT.steps]
    return Programme(1, tuple(steps))


def without(*keys: str) -> Programme:
    return Programme(1, tuple(step for step in DEFAULT.steps if step.key not in keys))


def stops(programme: Programme) -> list[str]:
    return [complaint.message for complaint in complaints_about(programme) if complaint.absolute]


def asks(programme: Programme) -> list[str]:
    return [complaint.message for complaint in complaints_about(programme) if not complaint.absolute]


def test_programme_that_the_shop_comes_with_passes() -> None:
    assert complaints_about(DEFAULT) == []


def test_unknown_care_number_stops_it() -> None:
    assert stops(with_step("D9", text="In {room.bests}.")) == [
        "“Too sour, or parted” asks for a care number that there is none of: {room.bests}."
    ]


def test_braces_that_nothing_fills_in_stop_it() -> None:
    assert stops(with_step("D9", text="In {Room best}, {")) == [
        "“Too sour, or parted” has braces that are no care number: {Room best} {. Choose one from the list."
    ]
    assert stops(with_step("D9", subject="{room.best}")) == [
        "“Too sour, or parted” has braces in its title or subject: care numbers are filled in in the text only."
    ]


def test_empty_words_stop_it() -> None:
    assert stops(with_step("D9", subject=" ", text="")) == ["“Too sour, or parted” has no subject and no text."]


def test_second_header_in_a_subject_stops_it() -> None:
    assert stops(with_step("D9", subject="Sour?\r\nBcc: all@example.org")) == [
        "“Too sour, or parted” has a line break or control character in its title or subject."
    ]


def test_text_that_a_mail_program_would_cut_off_stops_it() -> None:
    assert stops(with_step("D9", text="sour " * 1000)) == [
        "“Too sour, or parted” is longer than 4,000 characters; Gmail cuts long mails off."
    ]


def test_key_that_is_there_twice_stops_it() -> None:
    twice = Programme(1, (*DEFAULT.steps, replace(DEFAULT.step("D9"), day=11)))

    assert stops(twice) == ["Two steps have the key “D9”."]


def test_follow_up_of_nothing_stops_it() -> None:
    assert stops(with_step("smells-off", after=None)) == [
        "“After a batch that smelled off” follows an answer, but doesn't say which."
    ]


@pytest.mark.parametrize("change", [{"every": 9}, {"every": None}, {"until": 14}, {"day": 10}])
def test_break_without_its_weekly_milk_stops_it(change: dict[str, Any]) -> None:
    assert stops(with_step("change", **change)) == [
        "A fridge break must have a note every 7 days or sooner: sleeping grains need fresh milk."
    ]


@pytest.mark.parametrize("key", ["feed", "month"])
def test_what_keepers_may_ask_for_must_be_there(key: str) -> None:
    assert len(stops(without(key))) == 1


def test_two_milestones_on_a_day_are_asked_about_unless_only_one_can_apply() -> None:
    assert asks(with_step("D5", day=9)) == [
        "“Time for a full cup” and “Too sour, or parted” are both on day 9: a jar gets only the later one."
    ]
    seasons = (
        Step("hot", Track.MILESTONE, 11, "Hot", "Hot", "Hot", condition=Condition.SUMMER),
        Step("cold", Track.MILESTONE, 11, "Cold", "Cold", "Cold", condition=Condition.WINTER),
    )
    assert complaints_about(Programme(1, (*DEFAULT.steps, *seasons))) == []


def test_long_subject_and_a_promise_are_asked_about() -> None:
    promise = "“Too sour, or parted” says “cure” in its subject. Only a drug may promise this (FDA), and"

    long, cure = asks(with_step("D9", subject="A cure for everything " * 4))

    assert long == "“Too sour, or parted” has a subject of 88 letters; a phone shows 60."
    assert cure == f"{promise} the FTC would ask for trials in people."


def test_jar_that_begins_afterwards_gets_the_new_version(owner: Client) -> None:
    draft()

    answer = owner.post(at("version-publish", 1), {"seen": 0})

    plan = dispatched(NOON)
    assert said(answer) == ["Published. Jars that arrive from now on get version 1."]
    assert (versions.newest(), plan.programme) == (1, 1)


def test_complaint_wants_a_reason_that_is_kept(owner: Client) -> None:
    made = draft()
    made.steps.filter(key="D9").update(subject="A cure for everything")

    refused = owner.post(at("version-publish", 1), {"seen": 0})
    owner.post(at("version-publish", 1), {"seen": 0, "reason": "It is a joke."})

    made.refresh_from_db()
    assert refused.status_code == 422
    assert (made.published_by, made.reason) == ("owner@shop.example", "It is a joke.")


def test_no_reason_is_enough_for_what_must_be_mended(owner: Client) -> None:
    made = draft()
    made.steps.filter(key="D9").update(text="In {room.bests}.")

    answer = owner.post(at("version-publish", 1), {"seen": 0, "reason": "Never mind."})

    made.refresh_from_db()
    assert (answer.status_code, made.published_at) == (422, None)


def test_draft_that_changed_since_she_looked_is_not_published(owner: Client, second: Client) -> None:
    made = draft()
    second.post(at("step", 1, "D9"), form_of(made, "D9", subject="Newer"))

    answer = owner.post(at("version-publish", 1), {"seen": 0})

    made.refresh_from_db()
    assert said(answer)[-1].startswith("Nothing was published: the draft has changed")
    assert made.published_at is None


def test_version_that_was_changed_past_the_desk_is_noticed(owner: Client) -> None:
    made = published()
    assert publishing.changed_since() == []

    ProgrammeStep.objects.filter(version=made, key="D9").update(text="Something else.")

    assert publishing.changed_since() == [made]
    assert "Version 1 is not what was published" in owner.get(at("versions")).content.decode()


def test_front_page_says_that_a_draft_waits() -> None:
    draft()

    assert "Version 1 of the care programme is a draft" in [
        each.words for each in waiting(timezone.now(), factories.staff())
    ]


def test_running_jars_keep_their_version_unless_they_are_moved() -> None:
    plan = dispatched(NOON)

    published()

    plan.refresh_from_db()
    assert plan.programme == 0


def test_all_jars_are_moved_by_the_worker(owner: Client) -> None:
    plan = dispatched(NOON)
    published()

    owner.post(at("version-move", 1), {"who": "all"})
    run_due(timezone.now())

    plan.refresh_from_db()
    assert (plan.programme, plan.next_at is not None) == (1, True)


def test_only_jars_of_the_first_days_are_moved_if_she_says_so(owner: Client) -> None:
    now = timezone.now()
    young, old = dispatched(now), dispatched(now, to="bob@example.org")
    CarePlan.objects.filter(pk=young.pk).update(arrival=now.date() - timedelta(days=3))
    CarePlan.objects.filter(pk=old.pk).update(arrival=now.date() - timedelta(days=20))
    published()

    owner.post(at("version-move", 1), {"who": "early", "day": 10})
    run_due(timezone.now())

    assert list(CarePlan.objects.order_by("pk").values_list("programme", flat=True)) == [1, 0]


def test_moving_goes_on_after_each_batch_until_nobody_is_left(monkeypatch: pytest.MonkeyPatch, owner: Client) -> None:
    monkeypatch.setattr("shop.care.desk.moving.BATCH", 2)
    for number in range(5):
        dispatched(NOON, to=f"keeper{number}@example.org")
    published()

    owner.post(at("version-move", 1), {"who": "all"})
    for _ in range(4):
        run_due(timezone.now())

    assert set(CarePlan.objects.values_list("programme", flat=True)) == {1}


def test_batch_done_twice_moves_nobody_twice() -> None:
    plan = dispatched(NOON)
    published()
    asked = {"number": 1, "before_day": None, "after": 0}

    move_batch(asked, NOON)
    plan.refresh_from_db()
    changes = plan.changes
    move_batch(asked, NOON)

    plan.refresh_from_db()
    assert plan.changes == changes


def test_stopped_jar_is_left_alone() -> None:
    plan = dispatched(NOON)
    CarePlan.objects.filter(pk=plan.pk).update(state="stopped", next_at=None)
    published()

    move_batch({"number": 1, "before_day": None, "after": 0}, NOON)

    plan.refresh_from_db()
    assert plan.programme == 0


def test_nobody_is_moved_to_a_draft(owner: Client) -> None:
    draft()

    answer = owner.post(at("version-move", 1), {"who": "all"})

    assert said(answer) == ["Jars can only run on a version that is published."]
    assert ProgrammeVersion.objects.get().published_at is None
