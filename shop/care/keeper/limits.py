"""How often one visitor may be wrong about a code, open jars, or have us mail somebody."""

from typing import Final

from django.core.cache import cache

from shop.payments.limits import client_hash
from shop.tally import counted

HOUR: Final = 60 * 60  # seconds
MOST_MISSES: Final = 20
MOST_OPENINGS: Final = 20
MOST_LINKS: Final = 6


class TooMany(Exception):  # noqa: N818 - what happened, not a fault
    """That is enough for now; the message is for the visitor."""


def check_guesses(client: str) -> None:
    """Raise TooMany if this network address was wrong too often within the hour; right codes cost nothing."""
    if int(cache.get(_misses(client), 0)) >= MOST_MISSES:
        raise TooMany("So many codes that no jar has. Please come back in an hour, or write to us.")


def missed(client: str) -> None:
    """Count one code that no jar has."""
    counted(_misses(client), seconds=HOUR)


def check_opening(client: str) -> None:
    """Count one jar that is opened; raise TooMany if it is one too many."""
    if counted(f"jar-openings:{client_hash(client)}", seconds=HOUR) > MOST_OPENINGS:
        raise TooMany("You've opened a whole shelf of jars within the hour. Please come back a little later.")


def check_link(client: str) -> None:
    """Count one link that is asked for; raise TooMany if it is one too many."""
    if counted(f"jar-links:{client_hash(client)}", seconds=HOUR) > MOST_LINKS:
        raise TooMany("We've mailed links for you already. Please look in the inbox, or come back in an hour.")


def _misses(client: str) -> str:
    return f"jar-misses:{client_hash(client)}"
