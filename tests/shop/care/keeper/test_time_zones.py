"""The zones a keeper may choose, and the one that her ZIP code lies in."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from shop.care.keeper.time_zones import EXCEPTIONS, MAIN, choices, zone_of_zip
from shop.care.zones import zone_for
from shop.checkout.zip_states import states_of


@pytest.mark.parametrize(
    ("zip_code", "zone"),
    [
        ("45674", "America/New_York"),
        ("98101", "America/Los_Angeles"),
        ("96813", "Pacific/Honolulu"),
        ("96799", "Pacific/Pago_Pago"),
        ("96910", "Pacific/Guam"),
        ("96950", "Pacific/Saipan"),
        ("32501", "America/Chicago"),
        ("20500", "America/New_York"),
    ],
)
def test_zone_of_a_zip_code(zip_code: str, zone: str) -> None:
    assert zone_of_zip(zip_code) == zone


@pytest.mark.parametrize("zip_code", ["00000", "000", ""])
def test_code_that_the_post_does_not_have(zip_code: str) -> None:
    with pytest.raises(ValueError, match="no US ZIP code"):
        zone_of_zip(zip_code)


def test_prefixes_of_two_states_lie_in_one_zone_or_are_decided_by_hand() -> None:
    shared = {prefix: states for prefix in _all() if len(states := states_of(prefix)) > 1}
    split = {prefix for prefix, states in shared.items() if len({clock(state, prefix) for state in states}) > 1}

    assert split - MAIN.keys() - {code[:3] for code in EXCEPTIONS} == set()


def test_each_choice_is_a_real_zone_and_stands_once() -> None:
    names = [name for name, _ in choices()]

    assert [ZoneInfo(name).key for name in names] == names
    assert len(set(names)) == len(names)
    assert names[0] == "America/New_York"


def clock(state: str, prefix: str) -> tuple[timedelta | None, ...]:
    """What clocks there say in winter and in summer."""
    zone = zone_for(state, f"{prefix}00")
    return tuple(datetime(2026, month, 1, tzinfo=zone).utcoffset() for month in (1, 7))


def _all() -> list[str]:
    return [f"{number:03}" for number in range(1000)]
