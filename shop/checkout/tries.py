"""A limit on guessing voucher codes. Counted in the cache: each web process counts for itself if it has its own."""

from typing import Final

from django.core.cache import cache
from django.utils.crypto import salted_hmac

MOST: Final = 12  # wrong codes from one address
AN_HOUR: Final = 3600


def may_try(client: str) -> bool:
    return int(cache.get(_key(client), 0)) < MOST


def count_wrong(client: str) -> None:
    if not cache.add(_key(client), 1, AN_HOUR):
        cache.incr(_key(client))


def _key(client: str) -> str:
    return "voucher-tries:" + salted_hmac("shop.checkout.tries", client).hexdigest()
