"""How many payments one visitor may have under way: our Pay button is the tap that card testers turn."""

import ipaddress
from datetime import datetime, timedelta
from typing import Final

from django.db.models import Q
from django.utils.crypto import salted_hmac

from shop.payments.models import Attempt

WINDOW: Final = timedelta(hours=1)
# A person has one basket, perhaps a second browser and a phone; a household or a café shares an address.
MOST_UNFINISHED: Final = 3
# Changing one's mind releases an attempt at once, so unfinished ones alone would not stop a patient robot.
MOST_UNPAID: Final = 10


class TooManyAttempts(Exception):  # noqa: N818 - the contract's name
    """This address or e-mail has too many payments under way, or gave up too many within the hour."""


def client_hash(address: str) -> str:
    """A keyed hash of the visitor's network address; a whole IPv6 household counts as one."""
    try:
        given = ipaddress.ip_address(address)
    except ValueError:
        return _keyed("client", address) if address else ""
    if given.version == 6:
        return _keyed("client", str(ipaddress.ip_network((given, 64), strict=False)))
    return _keyed("client", str(given))


def email_hash(email: str) -> str:
    """A keyed hash of an e-mail address, however it was capitalised."""
    return _keyed("email", email.strip().lower())


def check(*, client: str, email: str, now: datetime) -> None:
    """Raise TooManyAttempts if another attempt would be one too many; both are hashes."""
    unpaid = Attempt.objects.filter(created_at__gt=now - WINDOW, settled_at__isnull=True)
    hers = Q(email_hash=email) | Q(client_hash=client) if client else Q(email_hash=email)
    # A handful of rows, since each of them came through here: counting them in the query would take longer.
    found = list(unpaid.filter(hers).values_list("client_hash", "email_hash", "state"))
    _hold("client", [state for its_client, _, state in found if client and its_client == client])
    _hold("email", [state for _, its_email, state in found if its_email == email])


def _hold(name: str, states: list[str]) -> None:
    """Raise if these are as many as one may have under way."""
    unfinished = sum(state in Attempt.UNFINISHED for state in states)
    if len(states) >= MOST_UNPAID or unfinished >= MOST_UNFINISHED:
        raise TooManyAttempts(f"too many payments under way for this {name}")


def _keyed(what: str, value: str) -> str:
    return salted_hmac(f"shop.payments.limits.{what}", value, algorithm="sha256").hexdigest()
