"""Nine o'clock stays nine o'clock, in every zone and on both days when clocks change."""

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings

from shop.care.programme.facts import Facts, Rest
from tests.shop.care.programme.lives import DAY, ZONES, arrivals, live, local_day, start_of, zones


@given(arrivals, zones)
@settings(max_examples=60)
def test_every_note_goes_at_nine_on_its_day(arrival: date, zone: ZoneInfo) -> None:
    facts = Facts(zone, arrival=arrival)

    sent = live(facts, until=start_of(facts) + 40 * DAY)

    assert {one.at.astimezone(zone).time() for one in sent} == {time(9)}
    assert [(local_day(one, facts) - arrival).days for one in sent] == [0, 1, 3, 5, 9, 14, 21, 25, 30]


@pytest.mark.parametrize(
    ("arrival", "in_utc"),
    [(date(2027, 3, 13), [14, 13, 13]), (date(2027, 11, 6), [13, 14, 14])],  # New York changes on the second day
)
def test_the_hour_moves_in_utc_where_clocks_change(arrival: date, in_utc: list[int]) -> None:
    facts = Facts(ZoneInfo("America/New_York"), arrival=arrival)

    assert [one.at.hour for one in live(facts, until=start_of(facts) + 5 * DAY)] == in_utc


@pytest.mark.parametrize("key", ["America/Phoenix", "Pacific/Honolulu", "Asia/Kathmandu"])
def test_the_hour_stays_in_utc_where_they_do_not(key: str) -> None:
    facts = Facts(ZoneInfo(key), arrival=date(2027, 3, 1))

    assert len({one.at.time() for one in live(facts, until=start_of(facts) + 40 * DAY)}) == 1


@pytest.mark.parametrize("key", ZONES)
@pytest.mark.parametrize("changes_on", [date(2027, 3, 14), date(2027, 11, 7), date(2027, 4, 4)])
def test_a_break_over_the_change_is_as_long_as_its_days(key: str, changes_on: date) -> None:
    rest = Rest(changes_on - 4 * DAY, changes_on + 6 * DAY)
    facts = Facts(ZoneInfo(key), arrival=changes_on - 10 * DAY, rests=(rest,))

    sent = live(facts, until=datetime.combine(changes_on + 8 * DAY, time(1), tzinfo=facts.zone))

    days = {one.occasion.step.key: (local_day(one, facts) - rest.start).days for one in sent}
    assert {key: days[key] for key in ("rest", "change", "wake-1", "wake-2")} == {
        "rest": 0, "change": 7, "wake-1": 10, "wake-2": 11,
    }  # fmt: skip
