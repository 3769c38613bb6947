"""Slows down guessing of passwords, at every login there is: a gate before the real backend, a counter behind it.

Django asks the backends in turn. The gate ends the round when there were too many misses; the counter is only reached
when nobody knew the password. It counts in the cache: without a shared one, each web process counts for itself.
"""

from typing import Any, Final

from django.core.cache import cache
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.utils.crypto import salted_hmac

from shop.checkout.client import address_of
from shop.tally import counted

MISSES: Final = 10
PAUSE: Final = 15 * 60  # seconds


class LoginGate:
    """Refuses a name from an address that has missed too often, right password or not."""

    def authenticate(self, request: HttpRequest | None, username: str | None = None, **given: Any) -> None:
        if request is not None and is_paused(request, username or ""):
            raise PermissionDenied


class MissCounter:
    """Counts one miss of this name from this address; never knows anybody."""

    def authenticate(self, request: HttpRequest | None, username: str | None = None, **given: Any) -> None:
        if request is None:
            return
        counted(_key(request, username or ""), seconds=PAUSE)


def is_paused(request: HttpRequest, username: str) -> bool:
    """Whether this name may not log in from this address for a while."""
    return int(cache.get(_key(request, username), 0)) >= MISSES


def _key(request: HttpRequest, username: str) -> str:
    who = f"{address_of(request)} {username.strip().lower()}"
    return "login-misses:" + salted_hmac("shop.backoffice.throttle", who, algorithm="sha256").hexdigest()
