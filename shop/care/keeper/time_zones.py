"""The time zones that a keeper may choose from, and the one that a ZIP code lies in."""

from functools import cache
from typing import Final

from shop.care.zone_table import STATES, ZIP_PREFIXES
from shop.care.zones import zone_for
from shop.checkout.zip_states import states_of

NAMES: Final = {
    "America/New_York": "Eastern (New York, Ohio)",
    "America/Chicago": "Central (Chicago)",
    "America/Denver": "Mountain (Denver)",
    "America/Los_Angeles": "Pacific (Los Angeles)",
    "America/Phoenix": "Arizona (Phoenix)",
    "America/Anchorage": "Alaska (Anchorage)",
    "Pacific/Honolulu": "Hawaii (Honolulu)",
}
# Where one prefix serves two: most of its people live here, and these single codes there.
MAIN: Final = {"967": "HI", "969": "GU"}
EXCEPTIONS: Final = {"96799": "AS", "96940": "PW", "96950": "MP", "96951": "MP", "96952": "MP"}


@cache
def choices() -> list[tuple[str, str]]:
    """Every zone of a US address: the large ones first, then the others by the name of their city."""
    known = {*STATES.values(), *(zone for zones in ZIP_PREFIXES.values() for zone in zones.values())}
    return [*NAMES.items(), *sorted((zone, _city(zone)) for zone in known - NAMES.keys())]


def zone_of_zip(zip_code: str) -> str:
    """The IANA name of the zone; ValueError if the post has no such code."""
    states = states_of(zip_code)
    if not states:
        raise ValueError(f"no US ZIP code begins with {zip_code[:3]}")
    state = EXCEPTIONS.get(zip_code) or MAIN.get(zip_code[:3]) or min(states)
    return zone_for(state, zip_code).key


def _city(zone: str) -> str:
    return zone.rpartition("/")[2].replace("_", " ")
