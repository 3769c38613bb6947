"""Time travel: what a jar would get, by the same programme that sends, under what the owner supposes."""

from datetime import date, time, timedelta

import pytest
from django.test import Client
from django.utils import timezone

from shop.care.models import CarePlan, Note
from shop.care.programme.default import DEFAULT
from shop.care.programme.steps import Track
from shop.mail.models import Mail
from tests.factories import NOON
from tests.shop.care.desk.writing import at, draft
from tests.shop.care.keepers import dispatched, live_through

pytestmark = pytest.mark.django_db
START = date(2026, 10, 9)


def travelled(owner: Client, **given: str | int) -> list[tuple[str, int]]:
    """(step, days since arrival) of all mails ahead, for a made-up jar that arrives on a Friday in October."""
    asked: dict[str, str | int] = {"arrival": START.isoformat(), "days": 60, **given}
    answer = owner.get(at("travel"), asked)
    return [(each.step.key, each.day) for each in answer.context["trip"].ahead]


def milestones(found: list[tuple[str, int]]) -> dict[str, int]:
    keys = {step.key for step in DEFAULT.on(Track.MILESTONE)}
    return {key: day for key, day in found if key in keys}


def test_made_up_jar_gets_the_default_programme(owner: Client) -> None:
    found = travelled(owner)

    assert len(found) >= 9
    assert found == [(step.key, step.day) for step in DEFAULT.on(Track.MILESTONE) if step.key != "D3-thick"]


def test_each_day_has_one_mail_at_most_and_in_waking_hours(owner: Client) -> None:
    answer = owner.get(at("travel"), {"arrival": START.isoformat(), "nudge_from": "2026-10-12", "nudge_hour": "18:30"})

    ahead = answer.context["trip"].ahead
    days = [each.here.date() for each in ahead]
    assert len(days) == len(set(days))
    assert {each.here.time() for each in ahead} == {time(9), time(18, 30)}


def test_colder_kitchen_moves_what_goes_by_the_jars_pace(owner: Client) -> None:
    usual, cold = milestones(travelled(owner)), milestones(travelled(owner, fahrenheit=60))

    assert {key for key in usual if cold[key] > usual[key]} == {step.key for step in DEFAULT.steps if step.paced}


def test_break_brings_its_weekly_milk_and_nothing_else(owner: Client) -> None:
    found = travelled(owner, break_from="2026-10-20", break_to="2026-10-31")

    resting = [(key, day) for key, day in found if 11 <= day < 22]
    assert resting == [("rest", 11), ("change", 18)]
    assert [key for key, day in found if 22 <= day <= 23] == ["wake-1", "wake-2"]
    assert milestones(found)["D30"] == 30 + 11 + 2


def test_open_break_brings_the_warning_at_three_weeks(owner: Client) -> None:
    found = travelled(owner, break_from="2026-10-20")

    assert ("three-weeks", 11 + 21) in found
    assert [key for key, day in found if day > 11 and key not in ("change", "three-weeks")] == []


def test_answer_counts_only_from_its_day_on(owner: Client) -> None:
    late, early = travelled(owner, thick="4"), travelled(owner, thick="2")

    assert [key for key, day in late if day == 3] == ["D3"]
    assert [key for key, day in early if day == 3] == ["D3-thick"]


def test_smell_is_followed_up_on_the_next_day(owner: Client) -> None:
    assert ("smells-off", 7) in travelled(owner, off="6")


def test_monthly_note_comes_only_if_it_is_chosen(owner: Client) -> None:
    found = travelled(owner, afterwards="monthly", days=400)
    assert {key for key, day in found if day > 30} == {"month", "month-winter", "month-summer"}
    assert [day for _, day in found if day > 30] == list(range(60, 400, 30))
    assert [key for key, day in travelled(owner, days=120) if day > 30] == []


def test_quiet_hours_hold(owner: Client) -> None:
    given = {"arrival": START.isoformat(), "mail_hour": "11:30", "quiet_until": "11:00"}

    ahead = owner.get(at("travel"), given).context["trip"].ahead

    assert {each.here.time() for each in ahead} == {time(11, 30)}


def test_clock_change_does_not_move_the_hour_on_the_wall(owner: Client) -> None:
    ahead = owner.get(at("travel"), {"arrival": START.isoformat()}).context["trip"].ahead

    assert {each.here.utcoffset() for each in ahead} == {timedelta(hours=-4), timedelta(hours=-5)}
    assert {each.wall.split(", ")[-1] for each in ahead} == {"9:00 AM"}


def test_draft_can_be_travelled_with(owner: Client) -> None:
    draft().steps.filter(key="D30").update(day=33)

    assert milestones(travelled(owner, version=1))["D30"] == 33
    assert milestones(travelled(owner, version=0))["D30"] == 30


def test_real_jar_shows_what_went_out_beside_what_will_come(owner: Client) -> None:
    start = timezone.now() - timedelta(days=10)
    plan = dispatched(start)
    live_through(start, 10)

    trip = owner.get(at("travel"), {"jar": plan.code}).context["trip"]

    sent = [note.step for note, _ in trip.behind if note.mail and note.mail.state == "sent"]
    assert len(sent) >= 3
    assert set(sent) & {each.step.key for each in trip.ahead} == set()


def test_real_jar_can_be_looked_at_as_if_nothing_had_gone_out(owner: Client) -> None:
    start = timezone.now() - timedelta(days=10)
    plan = dispatched(start)
    live_through(start, 10)

    trip = owner.get(at("travel"), {"jar": plan.code, "fresh": "on"}).context["trip"]

    assert trip.ahead[0].step.key == "D0"


def test_looking_changes_nothing(owner: Client) -> None:
    plan = dispatched(NOON)
    before = CarePlan.objects.filter(pk=plan.pk).values().get()

    owner.get(at("travel"), {"jar": plan.code, "thick": "3", "break_from": "2026-10-20", "fahrenheit": "60"})

    assert CarePlan.objects.filter(pk=plan.pk).values().get() == before
    assert (Note.objects.count(), Mail.objects.filter(kind="care_note").count()) == (0, 0)


@pytest.mark.parametrize(
    "given",
    [
        {"jar": "no such"},
        {"fahrenheit": "120"},
        {"thick": "three"},
        {"break_to": "2026-10-20"},
        {"break_from": "2026-10-20", "break_to": "2026-10-20"},
        {"arrival": "2026-02-30"},
        {"mail_hour": "07:00"},
        {"version": "77"},
        {"days": "9999"},
    ],
)
def test_what_cannot_be_is_said_in_the_form(owner: Client, given: dict[str, str]) -> None:
    answer = owner.get(at("travel"), given)

    assert (answer.status_code, answer.context["trip"]) == (200, None)
    assert len(answer.context["form"].errors) == 1
