"""How many payments one visitor may have under way: our Pay button is the tap that card testers turn."""

import ipaddress
from datetime import datetime, timedelta
from typing import Final

from django.db.models import Count, Q
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
    own = {"client": Q(client_hash=client) & ~Q(client_hash=""), "email": Q(email_hash=email)}
    unfinished = Q(state__in=Attempt.UNFINISHED)
    counted = unpaid.filter(own["client"] | own["email"]).aggregate(
        **{name: Count("pk", filter=of) for name, of in own.items()},
        **{f"{name}_unfinished": Count("pk", filter=of & unfinished) for name, of in own.items()},
    )
    for name in own:
        if counted[name] >= MOST_UNPAID or counted[f"{name}_unfinished"] >= MOST_UNFINISHED:
            raise TooManyAttempts(f"too many payments under way for this {name}")


def _keyed(what: str, value: str) -> str:
    return salted_hmac(f"shop.payments.limits.{what}", value, algorithm="sha256").hexdigest()
