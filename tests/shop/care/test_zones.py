from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shop.care.zone_table import STATES, ZIP_PREFIXES
from shop.care.zones import zone_for

FIFTY_STATES_AND_DC = (
    "AL AK AZ AR CA CO CT DE DC FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE NV NH NJ NM NY NC ND OH"
    " OK OR PA RI SC SD TN TX UT VT VA WA WV WI WY"
)
ELSEWHERE = "PR VI AS GU MP FM MH PW AA AE AP"


def test_every_state_territory_and_military_post_has_a_zone() -> None:
    assert set(STATES) == set(f"{FIFTY_STATES_AND_DC} {ELSEWHERE}".split())


@pytest.mark.parametrize(
    ("state", "zip_code", "zone"),
    [
        ("OH", "45674", "America/New_York"),
        ("IN", "46204", "America/Indiana/Indianapolis"),
        ("IN", "46402", "America/Chicago"),
        ("KY", "40202", "America/New_York"),
        ("KY", "42101", "America/Chicago"),
        ("TN", "37402", "America/New_York"),
        ("TN", "37388", "America/Chicago"),
        ("TN", "37203", "America/Chicago"),
        ("FL", "33101", "America/New_York"),
        ("FL", "32501", "America/Chicago"),
        ("FL", "32456", "America/New_York"),
        ("MI", "48226", "America/Detroit"),
        ("MI", "49938", "America/Menominee"),
        ("ND", "58102", "America/Chicago"),
        ("ND", "58601", "America/Denver"),
        ("SD", "57104", "America/Chicago"),
        ("SD", "57701", "America/Denver"),
        ("SD", "57601", "America/Chicago"),
        ("NE", "68102", "America/Chicago"),
        ("NE", "69361", "America/Denver"),
        ("KS", "66101", "America/Chicago"),
        ("KS", "67735", "America/Denver"),
        ("TX", "75201", "America/Chicago"),
        ("TX", "79901", "America/Denver"),
        ("ID", "83702", "America/Boise"),
        ("ID", "83814", "America/Los_Angeles"),
        ("OR", "97201", "America/Los_Angeles"),
        ("OR", "97914", "America/Boise"),
        ("AZ", "85001", "America/Phoenix"),
        ("AZ", "86515", "America/Denver"),
        ("AE", "09456", "Europe/London"),
        ("AP", "96201", "Asia/Tokyo"),
        ("HI", "96813", "Pacific/Honolulu"),
        ("PR", "00901", "America/Puerto_Rico"),
    ],
)
def test_known_addresses(state: str, zip_code: str, zone: str) -> None:
    assert zone_for(state, zip_code) == ZoneInfo(zone)


def test_the_last_four_digits_and_small_letters_do_no_harm() -> None:
    assert zone_for(" tx ", "79901-1234") == ZoneInfo("America/Denver")


def test_a_zip_code_that_says_nothing_gives_the_states_main_zone() -> None:
    assert zone_for("TX", "") == ZoneInfo("America/Chicago")


def test_an_unknown_state_is_refused() -> None:
    with pytest.raises(ValueError, match="'ZZ' is not a US state"):
        zone_for("ZZ", "45674")


@given(st.sampled_from(sorted(STATES)), st.from_regex(r"\A[0-9]{5}\Z"))
def test_every_state_and_zip_code_has_a_zone_that_exists(state: str, zip_code: str) -> None:
    allowed = {STATES[state], *ZIP_PREFIXES.get(state, {}).values()}

    assert zone_for(state, zip_code).key in allowed


def test_every_listed_zone_exists() -> None:
    listed = set(STATES.values()) | {zone for split in ZIP_PREFIXES.values() for zone in split.values()}

    assert {ZoneInfo(zone).key for zone in listed} == listed


def test_no_prefix_is_listed_twice_or_is_no_prefix() -> None:
    prefixes = [prefix for split in ZIP_PREFIXES.values() for prefix in split]

    assert all(prefix.isdigit() and len(prefix) in {3, 5} for prefix in prefixes)
    assert len(prefixes) == len(set(prefixes))
