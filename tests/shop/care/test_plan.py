from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shop.care.plan import MILESTONES, CatchUp, DueStep, newest_due, schedule

OHIO = ZoneInfo("America/New_York")
arrivals = st.dates(min_value=date(2026, 1, 1), max_value=date(2032, 12, 31))
zones = st.sampled_from(["America/New_York", "America/Phoenix", "America/Adak", "Pacific/Guam", "Asia/Tokyo"])
hours_later = st.integers(min_value=0, max_value=24 * 45)


def at(day: int, hour: int, minute: int = 0) -> datetime:
    """A moment in Ohio in June 2026."""
    return datetime(2026, 6, day, hour, minute, tzinfo=OHIO)


def june() -> tuple[DueStep, ...]:
    return schedule(date(2026, 6, 1), OHIO)


def keys(steps: tuple[DueStep, ...]) -> list[str]:
    return [step.milestone.key for step in steps]


def test_milestones_are_those_of_the_care_programme() -> None:
    assert [milestone.key for milestone in MILESTONES] == ["D0", "D1", "D3", "D5", "D9", "D14", "D21", "D30"]
    assert [milestone.day for milestone in MILESTONES] == [0, 1, 3, 5, 9, 14, 21, 30]
    assert len({milestone.mail for milestone in MILESTONES}) == len(MILESTONES)


def test_first_step_is_due_at_nine_on_the_day_of_arrival() -> None:
    first = june()[0]

    assert first.due_at == datetime(2026, 6, 1, 13, tzinfo=UTC)
    assert first.wall_time == datetime(2026, 6, 1, 9)  # noqa: DTZ001  # a wall has no zone
    assert first.zone == "America/New_York"
    assert first.not_after == datetime(2026, 6, 3, 0, tzinfo=UTC)


def test_nine_in_the_morning_moves_in_utc_when_summer_begins() -> None:
    steps = schedule(date(2027, 3, 12), OHIO)  # the clocks change on the 14th

    assert [step.due_at.hour for step in steps[:4]] == [14, 14, 13, 13]


def test_nine_in_the_morning_moves_in_utc_when_summer_ends() -> None:
    steps = schedule(date(2026, 10, 30), OHIO)  # the clocks change on 1 November

    assert [step.due_at.hour for step in steps[:4]] == [13, 13, 14, 14]


def test_an_hour_that_spring_leaves_out_is_due_when_the_clock_goes_on() -> None:
    steps = schedule(date(2027, 3, 14), OHIO, wall=time(2, 30))

    assert steps[0].due_at == datetime(2027, 3, 14, 7, tzinfo=UTC)
    assert steps[0].wall_time.time() == time(2, 30)


def test_an_hour_that_autumn_repeats_is_due_the_first_time() -> None:
    steps = schedule(date(2026, 11, 1), OHIO, wall=time(1, 30))

    assert steps[0].due_at == datetime(2026, 11, 1, 5, 30, tzinfo=UTC)


def test_nothing_is_due_before_arrival() -> None:
    assert newest_due(june(), at(1, 8, 59)) == CatchUp(send=None, skip=())


def test_after_downtime_only_the_newest_goes() -> None:
    steps = june()

    result = newest_due(steps, at(6, 10))

    assert result.send == steps[3]
    assert keys(result.skip) == ["D0", "D1", "D3"]


def test_what_is_no_longer_useful_is_skipped() -> None:
    result = newest_due(june()[:2], at(3, 20, 1))

    assert result.send is None
    assert keys(result.skip) == ["D0", "D1"]


@pytest.mark.parametrize(("hour", "minute"), [(20, 0), (23, 59)])
def test_no_mail_goes_in_the_evening(hour: int, minute: int) -> None:
    assert newest_due(june(), at(1, hour, minute)) == CatchUp(send=None, skip=())


def test_no_mail_goes_before_eight_in_the_morning() -> None:
    steps = june()[:1]

    assert newest_due(steps, at(2, 7, 59)) == CatchUp(send=None, skip=())
    assert newest_due(steps, at(2, 8)) == CatchUp(send=steps[0], skip=())


def test_no_second_mail_goes_on_the_same_day() -> None:
    steps = june()[1:2]

    assert newest_due(steps, at(2, 10), last_sent=at(2, 8)) == CatchUp(send=None, skip=())
    assert newest_due(steps, at(3, 8), last_sent=at(2, 8)) == CatchUp(send=steps[0], skip=())


@given(arrivals, zones)
def test_every_mail_is_due_at_nine_and_lapses_before_the_next_but_one(arrival: date, key: str) -> None:
    zone = ZoneInfo(key)
    steps = schedule(arrival, zone)

    assert {step.due_at.astimezone(zone).time() for step in steps} == {time(9)}
    assert {step.not_after.astimezone(zone).time() for step in steps} == {time(20)}
    assert all(step.due_at < step.not_after for step in steps)
    assert [step.not_after for step in steps] == sorted(step.not_after for step in steps)


@given(arrivals, zones)
def test_days_between_mails_follow_the_calendar_across_clock_changes(arrival: date, key: str) -> None:
    zone = ZoneInfo(key)

    local_days = [step.due_at.astimezone(zone).date() for step in schedule(arrival, zone)]

    assert local_days == [arrival + timedelta(days=milestone.day) for milestone in MILESTONES]


@given(arrivals, zones, hours_later)
def test_each_step_is_sent_skipped_or_waits_and_never_two(arrival: date, key: str, hours: int) -> None:
    steps = schedule(arrival, ZoneInfo(key))
    now = steps[0].due_at + timedelta(hours=hours)

    result = newest_due(steps, now)

    later = [step for step in steps if step.due_at > now]
    assert result.send not in result.skip
    assert not set(later) & {result.send, *result.skip}
    assert all(step.due_at < result.send.due_at for step in result.skip if result.send)


@given(arrivals, zones, st.integers(min_value=30, max_value=60 * 12))
def test_a_sweep_at_any_pace_sends_every_mail_once_and_one_a_day(arrival: date, key: str, pace: int) -> None:
    zone = ZoneInfo(key)
    waiting = schedule(arrival, zone)
    now, end = waiting[0].due_at, waiting[-1].not_after
    sent: list[datetime] = []

    while now < end:
        result = newest_due(waiting, now, last_sent=sent[-1] if sent else None)
        waiting = tuple(step for step in waiting if step != result.send and step not in result.skip)
        sent += [now] if result.send else []
        now += timedelta(minutes=pace)

    assert waiting == ()
    assert len(sent) == len(MILESTONES)
    assert len({moment.astimezone(zone).date() for moment in sent}) == len(MILESTONES)
