"""The keeper's calendar: what it shows, whom it shows it to, and what becomes of what no longer holds."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.test import Client
from ical.calendar import Calendar
from ical.calendar_stream import IcsCalendarStream
from ical.event import Event
from pytest_django import DjangoAssertNumQueries

from shop.care import keeping
from shop.care.calendar import address
from shop.care.models import Answer, CarePlan
from shop.care.programme.facts import Afterwards
from tests.shop.care.keepers import live_through

pytestmark = pytest.mark.django_db
START = datetime(2026, 6, 1, 12, tzinfo=UTC)  # eight in the morning in Ohio
DAY = timedelta(days=1)


@pytest.fixture
def plan() -> CarePlan:
    """A jar that arrived today, whose keeper wants the calendar only."""
    made = CarePlan.objects.create(
        state=CarePlan.State.RUNNING, arrival=START.date(), time_zone="America/New_York", claimed_at=START
    )
    address.make(made, START)
    return made


def fetch(client: Client, plan: CarePlan, now: datetime, path: str = "", **headers: str) -> Any:
    """The answer at that time."""
    with time_machine.travel(now, tick=False):
        return client.get(path or f"/care/calendar/{plan.calendar_token}.ics", headers=headers)


def read(response: Any) -> Calendar:
    """The calendar as another library reads it."""
    return IcsCalendarStream.calendar_from_ics(response.content.decode())


def shown(response: Any) -> list[tuple[str, date]]:
    """Step and day (on Ohio's clock the same as in UTC, at nine) of the events."""
    return [
        (str(event.uid).split("-", 1)[1].rsplit("-", 1)[0], event.start_datetime.date())
        for event in read(response).events
    ]


def by_uid(response: Any) -> dict[str, Event]:
    return {str(event.uid): event for event in read(response).events}


def test_the_month_stands_in_the_calendar(client: Client, plan: CarePlan) -> None:
    answer = fetch(client, plan, START)

    assert answer.headers["Content-Type"] == "text/calendar; charset=utf-8"
    days = {"D0": 0, "D1": 1, "D3": 3, "D5": 5, "D9": 9, "D14": 14, "D21": 21, "D25": 25, "D30": 30}
    assert shown(answer) == [(key, START.date() + day * DAY) for key, day in days.items()]
    first = read(answer).events[0]
    assert first.start == datetime(2026, 6, 1, 13, tzinfo=UTC)
    assert first.summary == "Welcome home: the first meal"


def test_a_break_moves_what_is_to_come_and_leaves_the_past(client: Client, plan: CarePlan) -> None:
    paused = START + 6 * DAY
    keeping.rest(plan, paused, until=paused.date() + 10 * DAY)

    answer = fetch(client, plan, paused)

    assert shown(answer) == [
        ("D0", date(2026, 6, 1)), ("D1", date(2026, 6, 2)), ("D3", date(2026, 6, 4)), ("D5", date(2026, 6, 6)),
        ("rest", date(2026, 6, 7)), ("change", date(2026, 6, 14)),
        ("wake-1", date(2026, 6, 17)), ("wake-2", date(2026, 6, 18)),
        ("D9", date(2026, 6, 22)), ("D14", date(2026, 6, 27)), ("D21", date(2026, 7, 4)), ("D25", date(2026, 7, 8)),
        ("D30", date(2026, 7, 13)),
    ]  # fmt: skip


def test_events_keep_their_names_and_count_up_when_the_plan_changes(client: Client, plan: CarePlan) -> None:
    before = by_uid(fetch(client, plan, START))
    keeping.answer(plan, Answer.Kind.OFF, asked="D1:1", now=START + DAY)

    after = by_uid(fetch(client, plan, START + DAY))

    assert before.keys() <= after.keys()
    assert {key.split("-")[1] for key in after.keys() - before.keys()} == {"smells"}
    d5 = next(uid for uid in after if uid.startswith(f"{plan.code}-D5-1@"))
    assert after[d5].start - before[d5].start == 2 * DAY
    assert after[d5].sequence == (before[d5].sequence or 0) + 1
    assert after[d5].dtstamp == START + DAY


def test_what_no_longer_holds_is_simply_absent(client: Client, plan: CarePlan) -> None:
    keeping.rest(plan, START + 6 * DAY)

    answer = fetch(client, plan, START + 6 * DAY)

    assert not [key for key, day in shown(answer) if key.startswith("D") and day > date(2026, 6, 7)]
    assert b"CANCELLED" not in answer.content


def test_notes_that_were_mailed_stay_where_they_were(client: Client, plan: CarePlan) -> None:
    keeping.adjust(plan, START, to="ada@example.org", confirmed_at=START)
    before = shown(fetch(client, plan, START + timedelta(hours=2)))

    live_through(START, 12)

    plan.refresh_from_db()
    assert shown(fetch(client, plan, START + 12 * DAY)) == before


def test_the_monthly_note_is_there_for_who_chose_the_calendar(client: Client, plan: CarePlan) -> None:
    keeping.choose_afterwards(plan, Afterwards.CALENDAR, START)

    later = [(key, day) for key, day in shown(fetch(client, plan, START)) if key.startswith("month")]

    assert later == [("month-summer", date(2026, 6, 1) + days * DAY) for days in (60, 90, 120)][: len(later)]
    assert len(later) >= 2


def test_a_jar_that_is_on_its_way_has_a_valid_calendar_without_events(client: Client) -> None:
    plan = CarePlan.objects.create(time_zone="America/New_York")
    address.make(plan, START)

    answer = fetch(client, plan, START)

    assert shown(answer) == []
    assert answer.content.count(b"BEGIN:VTIMEZONE") == 1  # RFC 5545: a calendar holds at least one component


def test_a_stopped_plan_empties_the_calendar_and_a_month_later_it_is_gone(client: Client, plan: CarePlan) -> None:
    keeping.stop(plan, "you asked us to stop", START)

    assert shown(fetch(client, plan, START + DAY)) == []
    assert fetch(client, plan, START + 31 * DAY).status_code == 410


def test_a_renewed_or_closed_address_is_gone_at_once(client: Client, plan: CarePlan) -> None:
    old = f"/care/calendar/{plan.calendar_token}.ics"
    client.post(f"/care/{plan.token}/calendar/", {"move": "make"})
    plan.refresh_from_db()
    new = f"/care/calendar/{plan.calendar_token}.ics"
    while_renewed = (fetch(client, plan, START, old).status_code, fetch(client, plan, START, new).status_code)

    client.post(f"/care/{plan.token}/calendar/", {"move": "close"})

    plan.refresh_from_db()
    assert plan.calendar_token is None
    assert while_renewed == (410, 200)
    assert fetch(client, plan, START, new).status_code == 410


@pytest.mark.parametrize("token", ["None", "x", "a" * 32])
def test_no_calendar_has_a_guessed_address(client: Client, token: str) -> None:
    CarePlan.objects.create(time_zone="America/New_York")

    assert client.get(f"/care/calendar/{token}.ics").status_code == 410


def test_the_jars_own_link_opens_no_feed_and_looking_makes_none(client: Client) -> None:
    plan = CarePlan.objects.create(time_zone="America/New_York")

    assert client.get(f"/care/calendar/{plan.token}.ics").status_code == 410
    assert client.get(f"/care/{plan.token}/calendar/").status_code == 405
    plan.refresh_from_db()
    assert plan.calendar_token is None


def test_a_stopped_plan_gets_no_new_address_and_an_unknown_button_changes_nothing(
    client: Client, plan: CarePlan
) -> None:
    token = plan.calendar_token
    client.post(f"/care/{plan.token}/calendar/", {"move": "burn"})
    keeping.stop(plan, "you asked us to stop", START)

    answer = client.post(f"/care/{plan.token}/calendar/", {"move": "make"}, follow=True)

    plan.refresh_from_db()
    assert plan.calendar_token == token
    assert answer.status_code == 200


def test_nothing_new_costs_one_query_and_no_body(
    client: Client, plan: CarePlan, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    first = fetch(client, plan, START)

    with django_assert_num_queries(1):
        again = fetch(client, plan, START + timedelta(hours=5), **{"if-none-match": first.headers["ETag"]})

    assert (again.status_code, again.content) == (304, b"")


def test_a_change_or_a_new_day_is_something_new(client: Client, plan: CarePlan) -> None:
    seen = {"if-none-match": fetch(client, plan, START).headers["ETag"]}
    next_day = fetch(client, plan, START + DAY, **seen).status_code

    keeping.adjust(plan, START, fahrenheit=60)

    assert (next_day, fetch(client, plan, START, **seen).status_code) == (200, 200)


def test_a_look_costs_few_queries_however_long_the_history(
    client: Client, plan: CarePlan, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    keeping.adjust(plan, START, to="ada@example.org", confirmed_at=START)
    live_through(START, 31)

    with django_assert_max_num_queries(4):  # the plan, its rests, its answers, its notes with their mails
        fetch(client, plan, START + 31 * DAY)


def test_the_feed_is_private(client: Client, plan: CarePlan) -> None:
    keeping.adjust(plan, START, to="ada@example.org", confirmed_at=START)

    answer = fetch(client, plan, START)

    assert answer.headers["Cache-Control"] == "private, no-cache"
    assert answer.headers["X-Robots-Tag"] == "noindex, nofollow"
    assert "Set-Cookie" not in answer.headers
    assert b"ada" not in answer.content
    assert answer.content.count(b"CLASS:PRIVATE") == len(read(answer).events)


def test_an_alarm_rings_only_for_who_asked(client: Client, plan: CarePlan) -> None:
    quiet = fetch(client, plan, START)
    loud = fetch(client, plan, START, f"/care/calendar/{plan.calendar_token}.ics?remind")

    assert [len(event.alarm) for event in read(quiet).events] == [0] * 9
    assert [len(event.alarm) for event in read(loud).events] == [1] * 9


def test_a_copy_to_import_holds_the_same_events(client: Client, plan: CarePlan) -> None:
    copy = fetch(client, plan, START, f"/care/{plan.token}/calendar.ics")

    assert shown(copy) == shown(fetch(client, plan, START))
    assert copy.headers["Content-Disposition"] == f'attachment; filename="kefir-care-{plan.code}.ics"'
    assert read(copy).method == "PUBLISH"


def test_the_second_file_takes_back_what_the_first_promised_and_nothing_else(client: Client, plan: CarePlan) -> None:
    first = by_uid(fetch(client, plan, START, f"/care/{plan.token}/calendar.ics"))
    keeping.rest(plan, START + 6 * DAY)
    now = by_uid(fetch(client, plan, START + 6 * DAY, f"/care/{plan.token}/calendar.ics"))

    back = by_uid(fetch(client, plan, START + 6 * DAY, f"/care/{plan.token}/calendar.ics?called-off"))

    to_come = {uid for uid, event in first.items() if event.start > START + 6 * DAY}
    assert to_come - now.keys() <= back.keys()
    assert not back.keys() & now.keys()
    assert {event.status for event in back.values()} == {"CANCELLED"}
    assert all((event.sequence or 0) > (first[uid].sequence or 0) for uid, event in back.items() if uid in first)


def test_milk_changes_of_a_break_that_ended_early_are_taken_back(client: Client, plan: CarePlan) -> None:
    keeping.rest(plan, START + 6 * DAY, until=date(2026, 7, 20))
    before = by_uid(fetch(client, plan, START + 6 * DAY))
    keeping.come_back(plan, START + 8 * DAY)

    back = by_uid(fetch(client, plan, START + 8 * DAY, f"/care/{plan.token}/calendar.ics?called-off"))

    gone = before.keys() - by_uid(fetch(client, plan, START + 8 * DAY)).keys()
    assert gone
    assert gone <= back.keys()


def test_the_jars_page_offers_a_calendar_then_its_address_then_nothing(client: Client) -> None:
    plan = CarePlan.objects.create(
        state=CarePlan.State.RUNNING, arrival=START.date(), time_zone="America/New_York", claimed_at=START
    )
    pages = [_calendar_part(fetch(client, plan, START, f"/care/{plan.token}/"))]
    client.post(f"/care/{plan.token}/calendar/", {"move": "make"})
    plan.refresh_from_db()
    pages.append(_calendar_part(fetch(client, plan, START, f"/care/{plan.token}/")))
    address.close(plan, START)
    keeping.stop(plan, "you asked us to stop", START)
    pages.append(_calendar_part(fetch(client, plan, START, f"/care/{plan.token}/")))

    assert ["Make my calendar" in page for page in pages] == [True, False, False]
    assert ['href="webcal://' in page for page in pages] == [False, True, False]
    assert pages[2] == ""


def _calendar_part(answer: Any) -> str:
    page: str = answer.content.decode()
    return page.partition('id="calendar"')[2].partition("</section>")[0]
