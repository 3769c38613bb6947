"""The time zone a US postal address lives in, from its state and ZIP code."""

from zoneinfo import ZoneInfo

from shop.care.zone_table import STATES, ZIP_PREFIXES

LONGEST_PREFIX = 5


def zone_for(state: str, zip_code: str) -> ZoneInfo:
    """Return the zone of a two-letter USPS state or territory; ValueError if there is no such state.

    Where a state lies in two zones the longest listed ZIP prefix decides; any other ZIP gives its main zone.
    """
    code = state.strip().upper()
    if code not in STATES:
        raise ValueError(f"{state!r} is not a US state, territory or military post")
    return ZoneInfo(_by_prefix(code, zip_code.strip()) or STATES[code])


def _by_prefix(state: str, zip_code: str) -> str | None:
    prefixes = ZIP_PREFIXES.get(state, {})
    lengths = range(LONGEST_PREFIX, 0, -1)
    return next((prefixes[zip_code[:n]] for n in lengths if zip_code[:n] in prefixes), None)
