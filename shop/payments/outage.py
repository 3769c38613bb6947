"""Remembers for a while that Stripe does not answer, so that pages which only look don't wait for it one by one.

Ten customers who wait for their payment would otherwise keep every thread of the web server busy. Each web process
finds out for itself, in the memory that can't be down; the worker goes on asking.
"""

from typing import Final

from django.core.cache import caches

KEY: Final = "stripe-does-not-answer"
SECONDS: Final = 30


def begin() -> None:
    caches["pages"].set(KEY, "down", SECONDS)


def is_on() -> bool:
    return caches["pages"].get(KEY) is not None
