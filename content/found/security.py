"""The fields of security.txt that have to be reckoned."""

from datetime import datetime, timedelta
from email.utils import parseaddr

VALID = timedelta(days=180)  # RFC 9116 recommends less than a year


def contact(sender: str) -> str:
    """The shop's own mailbox as a mailto: address."""
    return f"mailto:{parseaddr(sender)[1]}"


def expires(now: datetime) -> str:
    """Half a year from the beginning of this day, so that the file is the same all day long."""
    midnight = now.replace(hour=0, minute=0, second=0, microsecond=0)
    return (midnight + VALID).strftime("%Y-%m-%dT%H:%M:%SZ")
