from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo, available_timezones

from hypothesis import given
from hypothesis import strategies as st

from shop.care.wall_time import wall_to_utc

NEW_YORK = ZoneInfo("America/New_York")
zones = st.sampled_from(sorted(zone for zone in available_timezones() if zone.startswith("America/")))
days = st.dates(min_value=date(2024, 1, 1), max_value=date(2035, 12, 31))
minutes = st.times().map(lambda wall: wall.replace(second=0, microsecond=0))


def test_a_time_in_the_spring_gap_becomes_the_next_minute_that_exists() -> None:
    due = wall_to_utc(date(2027, 3, 14), time(2, 30), NEW_YORK)

    assert due.astimezone(NEW_YORK).time() == time(3)
    assert due == datetime(2027, 3, 14, 7, tzinfo=UTC)


def test_a_time_in_the_autumn_fold_is_the_first_of_the_two() -> None:
    due = wall_to_utc(date(2026, 11, 1), time(1, 30), NEW_YORK)

    assert due == datetime(2026, 11, 1, 5, 30, tzinfo=UTC)


def test_a_day_that_never_was_becomes_the_next_midnight() -> None:
    apia = ZoneInfo("Pacific/Apia")  # Samoa left out 30 December 2011

    due = wall_to_utc(date(2011, 12, 30), time(9), apia)

    assert due.astimezone(apia) == datetime(2011, 12, 31, tzinfo=apia)


@given(days, minutes, zones)
def test_every_wall_time_is_shown_or_just_missed(day: date, wall: time, key: str) -> None:
    zone = ZoneInfo(key)

    shown = wall_to_utc(day, wall, zone).astimezone(zone).replace(tzinfo=None)

    assert timedelta(0) <= shown - datetime.combine(day, wall) <= timedelta(hours=1)


@given(days, zones)
def test_nine_in_the_morning_is_always_nine_in_the_morning(day: date, key: str) -> None:
    zone = ZoneInfo(key)

    assert wall_to_utc(day, time(9), zone).astimezone(zone).time() == time(9)
