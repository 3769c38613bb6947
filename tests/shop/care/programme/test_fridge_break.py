"""A break in the fridge: the weekly milk, two batches to wake, and on from the biology."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from shop.care.programme.biology import days_at_work
from shop.care.programme.default import DEFAULT
from shop.care.programme.facts import Facts, Nudge, Rest
from shop.care.programme.outlook import Sent
from shop.care.programme.steps import Track
from shop.care.wall_time import wall_to_utc
from tests.shop.care.programme.lives import DAY, arrivals, live, live_on, local_day, rests, start_of, zones

LAST_NOTE = 63  # after nine weeks nobody is reminded any more, and the last note says so
starts = st.integers(0, 40)
lengths = st.integers(1, 120)


def weekly(days: int) -> list[tuple[int, str]]:
    """Day of the break and key of its notes, as the domain notes want them."""
    keys = {0: "rest", 21: "three-weeks", LAST_NOTE: "long-rest"}
    return [(day, keys.get(day, "change")) for day in range(0, min(days - 1, LAST_NOTE) + 1, 7)]


def during(sent: list[Sent], facts: Facts, rest: Rest) -> list[tuple[int, str]]:
    days = [((local_day(one, facts) - rest.start).days, one.occasion.step.key) for one in sent]
    return [(day, key) for day, key in days if day >= 0 and (rest.end is None or rest.start + day * DAY < rest.end)]


def milestones(sent: list[Sent], facts: Facts) -> list[tuple[str, int]]:
    on_track = [one for one in sent if one.occasion.step.track is Track.MILESTONE]
    return [(one.occasion.step.key, days_at_work(local_day(one, facts), facts)) for one in on_track]


def woken(sent: list[Sent], facts: Facts) -> list[tuple[str, date]]:
    on_track = [one for one in sent if one.occasion.step.track is Track.WAKE]
    return [(one.occasion.step.key, local_day(one, facts)) for one in on_track]


def test_a_break_of_ten_days_brings_exactly_two_notes() -> None:
    rest = Rest(date(2027, 3, 10), date(2027, 3, 20))  # summer time begins within
    facts = Facts(ZoneInfo("America/New_York"), arrival=date(2027, 3, 1), rests=(rest,))

    sent = live(facts, until=start_of(facts) + 60 * DAY)

    assert during(sent, facts, rest) == [(0, "rest"), (7, "change")]


@given(arrivals, zones, starts, lengths, st.booleans())
@settings(max_examples=60)
def test_any_break_brings_the_weekly_milk_and_nothing_else(
    arrival: date, zone: ZoneInfo, start: int, days: int, nudged: bool
) -> None:
    rest = Rest(arrival + start * DAY, arrival + (start + days) * DAY)
    nudge = Nudge(time(18), arrival, arrival + 200 * DAY) if nudged else None
    facts = Facts(zone, arrival=arrival, rests=(rest,), nudge=nudge)

    sent = live(facts, until=start_of(facts) + (start + days + 10) * DAY)

    assert during(sent, facts, rest) == weekly(days)


@given(arrivals, zones, starts)
@settings(max_examples=30)
def test_an_open_break_is_written_about_for_nine_weeks_and_then_says_good_bye(
    arrival: date, zone: ZoneInfo, start: int
) -> None:
    rest = Rest(arrival + start * DAY)
    facts = Facts(zone, arrival=arrival, rests=(rest,))

    sent = live(facts, until=start_of(facts) + 200 * DAY)

    assert during(sent, facts, rest) == weekly(200)


@given(arrivals, zones, st.data())
@settings(max_examples=80)
def test_breaks_only_postpone_milestones(arrival: date, zone: ZoneInfo, data: st.DataObject) -> None:
    without = Facts(zone, arrival=arrival)
    facts = Facts(zone, arrival=arrival, rests=data.draw(rests(arrival)))
    end = start_of(facts) + 400 * DAY

    with_breaks = milestones(live(facts, until=end), facts)

    usual = milestones(live(without, until=end), without)
    assert with_breaks == (usual[: len(with_breaks)] if _is_open(facts) else usual)


@given(arrivals, zones, st.data())
@settings(max_examples=80)
def test_each_break_is_followed_by_two_notes_to_wake_unless_another_begins(
    arrival: date, zone: ZoneInfo, data: st.DataObject
) -> None:
    facts = Facts(zone, arrival=arrival, rests=data.draw(rests(arrival)))

    sent = live(facts, until=start_of(facts) + 200 * DAY)

    mornings = [("wake-1", 0), ("wake-2", 1)]
    ends = [rest.end for _, rest in facts.breaks if rest.end]
    wanted = [(key, end + later * DAY) for end in ends for key, later in mornings]
    still = [(key, day) for key, day in wanted if key == "wake-1" or not _began(facts, day)]
    assert woken(sent, facts) == [(key, day) for key, day in still if facts.resting_on(day) is None]


def test_break_that_begins_as_another_ends_leaves_only_its_own_notes_to_wake() -> None:
    first, second = Rest(date(2026, 1, 1), date(2026, 1, 2)), Rest(date(2026, 1, 2), date(2026, 1, 3))
    facts = Facts(ZoneInfo("America/New_York"), arrival=date(2026, 1, 1), rests=(first, second))

    sent = live(facts, until=start_of(facts) + 20 * DAY)

    assert woken(sent, facts) == [("wake-1", date(2026, 1, 3)), ("wake-2", date(2026, 1, 4))]


def _began(facts: Facts, day: date) -> bool:
    """Another break began and ended between the end of the one before and that day."""
    return any(rest.start == day - DAY and rest.end == day for _, rest in facts.breaks) and any(
        rest.end == day - DAY for _, rest in facts.breaks
    )


@given(arrivals, zones, st.data())
@settings(max_examples=60)
def test_nothing_but_the_milk_is_ever_sent_to_a_resting_jar(arrival: date, zone: ZoneInfo, data: st.DataObject) -> None:
    facts = Facts(zone, arrival=arrival, rests=data.draw(rests(arrival)))

    sent = live(facts, until=start_of(facts) + 150 * DAY)

    for one in sent:
        is_resting = facts.resting_on(local_day(one, facts)) is not None
        assert (one.occasion.step.track is Track.BREAK) == is_resting


@given(arrivals, zones, st.integers(1, 35), st.integers(0, 23), lengths)
@settings(max_examples=60)
def test_a_break_told_at_any_hour_keeps_the_weekly_rhythm(
    arrival: date, zone: ZoneInfo, start: int, hour: int, days: int
) -> None:
    day = arrival + start * DAY
    before = Facts(zone, arrival=arrival)
    after = Facts(zone, arrival=arrival, rests=(Rest(day, day + days * DAY),))
    told = wall_to_utc(day, time(hour), zone)

    sent = live_on([(start_of(before), before), (told, after)], until=start_of(before) + (start + days + 60) * DAY)

    on_break = [one for one in during(sent, after, after.rests[0]) if one[1] not in ("D0", *_milestone_keys())]
    # Told after the day's mail or in the evening, the good-night note comes the next morning, if she is still away.
    first = on_break[0][0] if on_break else 1
    assert on_break in (weekly(days), [(first, "rest"), *weekly(days)[1:]], [])
    assert first <= 1
    assert [key for key, _ in milestones(sent, after)] == [
        key for key, _ in milestones(live(before, until=_end(before)), before)
    ]


def _milestone_keys() -> list[str]:
    return [step.key for step in DEFAULT.on(Track.MILESTONE)]


def _end(facts: Facts) -> datetime:
    return start_of(facts) + 60 * DAY


def _is_open(facts: Facts) -> bool:
    return any(rest.end is None for _, rest in facts.breaks)


@pytest.mark.parametrize("days", [100, 180])
def test_after_a_long_break_the_programme_is_not_forgotten(days: int) -> None:
    rest = Rest(date(2026, 7, 1), date(2026, 7, 1) + days * DAY)
    facts = Facts(ZoneInfo("America/New_York"), arrival=date(2026, 6, 20), rests=(rest,))

    sent = live(facts, until=datetime(2027, 6, 1, tzinfo=UTC))

    after = [one.occasion.step.key for one in sent if local_day(one, facts) >= date(2026, 7, 1) + days * DAY]
    assert after == ["wake-1", "wake-2", "D14", "D21", "D25", "D30"]


def test_milestones_of_a_jar_that_goes_back_into_the_fridge_while_waking_wait_for_the_second_waking() -> None:
    rests_ = (Rest(date(2026, 6, 5), date(2026, 6, 10)), Rest(date(2026, 6, 11), date(2026, 6, 15)))
    facts = Facts(ZoneInfo("America/Phoenix"), arrival=date(2026, 6, 1), rests=rests_)

    sent = live(facts, until=datetime(2026, 6, 20, tzinfo=UTC) + timedelta(hours=12))

    assert [(one.occasion.step.key, local_day(one, facts).day) for one in sent] == [
        ("D0", 1), ("D1", 2), ("D3", 4), ("rest", 5), ("wake-1", 10), ("rest", 11), ("wake-1", 15), ("wake-2", 16),
        ("D5", 18),
    ]  # fmt: skip
