"""From the clock on a keeper's wall to UTC, across both changes of daylight-saving time."""

from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

MINUTE = timedelta(minutes=1)


@lru_cache(maxsize=65536)  # a sweep asks the same mornings for a thousand jars
def wall_to_utc(day: date, wall: time, zone: ZoneInfo) -> datetime:
    """Return the UTC moment when a clock there shows that time.

    In spring's gap it is the next minute that exists; in autumn's fold it is the first of the two.
    """
    local = datetime.combine(day, wall, tzinfo=zone)
    while not _exists(local):
        local += MINUTE
    return local.astimezone(UTC)


def _exists(local: datetime) -> bool:
    there_and_back = local.astimezone(UTC).astimezone(local.tzinfo)
    return there_and_back.replace(tzinfo=None) == local.replace(tzinfo=None)
