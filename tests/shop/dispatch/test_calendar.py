"""Ship days and arrival windows: no parcel leaves on a closed day, none is promised for a Sunday."""

from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shop.dispatch.calendar import arrival_window, next_dispatch_day
from shop.dispatch.holidays import is_mail_day, postal_holidays

MONDAY_TO_WEDNESDAY = frozenset({0, 1, 2})
NINE = time(9)
days = st.dates(date(2024, 1, 1), date(2040, 12, 31))
moments = st.datetimes(datetime(2024, 1, 1), datetime(2040, 12, 31))  # noqa: DTZ001 - local wall time
weekdays = st.frozensets(st.integers(0, 4), min_size=1)


@pytest.mark.parametrize(
    ("ordered", "leaves"),
    [
        ("2026-10-06 08:59", "2026-10-06"),  # Tuesday, in time
        ("2026-10-06 09:00", "2026-10-07"),  # at the cut-off is too late
        ("2026-10-07 09:01", "2026-10-13"),  # after Wednesday: over the weekend and past Columbus Day
        ("2026-11-25 10:00", "2026-11-30"),  # the day before Thanksgiving, too late
    ],
)
def test_parcel_leaves_on_the_next_ship_day(ordered: str, leaves: str) -> None:
    day = next_dispatch_day(
        datetime.fromisoformat(ordered), weekdays=MONDAY_TO_WEDNESDAY, cutoff=NINE, closed=frozenset()
    )

    assert str(day) == leaves


def test_closed_week_is_skipped() -> None:
    closed = {date(2026, 10, 5) + timedelta(days=n) for n in range(7)}

    day = next_dispatch_day(
        datetime.fromisoformat("2026-10-05 08:00"),
        weekdays=MONDAY_TO_WEDNESDAY,
        cutoff=NINE,
        closed=closed,
    )

    assert day == date(2026, 10, 13)


def test_shop_without_ship_days_promises_nothing() -> None:
    assert next_dispatch_day(datetime.fromisoformat("2026-10-05 08:00"), weekdays=(), cutoff=NINE, closed=()) is None


@given(moments, weekdays, st.times(), st.frozensets(days, max_size=20))
def test_dispatch_day_is_open_and_no_earlier_one_was(
    now: datetime, ships: frozenset[int], cutoff: time, closed: frozenset[date]
) -> None:
    day = next_dispatch_day(now, weekdays=ships, cutoff=cutoff, closed=closed)

    assert day is not None
    start = now.date() + timedelta(days=now.time() >= cutoff)
    could = [start + timedelta(days=n) for n in range((day - start).days + 1)]
    assert [d for d in could if d.weekday() in ships and d not in closed and is_mail_day(d)] == [day]


@given(days, st.integers(0, 15))
def test_arrival_falls_on_mail_days_after_the_transit(day: date, transit: int) -> None:
    window = arrival_window(day, transit)

    assert day < window.first < window.last
    assert is_mail_day(window.first)
    assert is_mail_day(window.last)
    between = [day + timedelta(days=n) for n in range(1, (window.first - day).days + 1)]
    assert sum(map(is_mail_day, between)) == max(1, transit)


def test_wednesday_parcel_skips_the_sunday() -> None:
    window = arrival_window(date(2026, 10, 14), 3)

    assert (str(window.first), str(window.last)) == ("2026-10-17", "2026-10-19")


def test_holidays_of_2026_are_the_eleven_federal_ones() -> None:
    assert sorted(map(str, postal_holidays(2026))) == [
        "2026-01-01",
        "2026-01-19",
        "2026-02-16",
        "2026-05-25",
        "2026-06-19",
        "2026-07-04",
        "2026-09-07",
        "2026-10-12",
        "2026-11-11",
        "2026-11-26",
        "2026-12-25",
    ]


def test_holiday_on_a_sunday_is_kept_on_monday_too() -> None:
    assert [is_mail_day(date(2027, 7, day)) for day in (3, 4, 5, 6)] == [True, False, False, True]
