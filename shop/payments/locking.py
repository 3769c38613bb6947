"""Locks for money: an order and its attempt are always locked together, so that nobody waits crosswise."""

import random
import time
from collections.abc import Callable
from typing import Any, Final, TypeVar

from django.db import OperationalError, connection
from django.db.models import Q, QuerySet

from shop.payments.models import Attempt

Result = TypeVar("Result")
TRIES: Final = 3
PAUSE: Final = 0.05  # seconds, at least; doubled at random so that two losers don't meet again
RETRIED: Final = ("40001", "40P01")  # PostgreSQL: serialization failure, deadlock detected


def locked(*conditions: Q, **lookup: Any) -> Attempt:
    """The attempt with its order, both locked until the transaction ends (on SQLite the whole database is)."""
    rows = Attempt.objects.select_for_update(of=("order", "self")).select_related("order")
    return rows.get(*conditions, **lookup)


def locked_all(orders: QuerySet[Any]) -> list[Attempt]:
    """The attempts of several orders, all locked with their orders until the transaction ends, in one order."""
    rows = Attempt.objects.select_for_update(of=("order", "self")).select_related("order")
    return list(rows.filter(order__in=orders).order_by("order_id"))


def retrying(work: Callable[[], Result]) -> Result:
    """Do a whole transaction, again if the database chose it as the victim of a deadlock; three times at most."""
    for left in reversed(range(TRIES)):
        try:
            return work()
        except OperationalError as error:
            if not left or connection.in_atomic_block or _sqlstate(error) not in RETRIED:
                raise
            time.sleep(PAUSE * (1 + random.random()))  # noqa: S311 - only spreads the retries
    raise AssertionError("unreachable")


def _sqlstate(error: OperationalError) -> str:
    return str(getattr(error.__cause__, "sqlstate", ""))
