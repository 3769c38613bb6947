"""Jars set aside for an attempt: rows that say for whom, counted in the stock record. Each move happens once.

Call these with the attempt locked, inside its transaction. Records are taken by ascending id, so that two buyers
of the same jars can't wait for each other.
"""

from collections import Counter
from typing import Any

from shop.payments.models import Attempt, Reservation

State = Reservation.State


def hold(attempt: Attempt, lines: list[Any]) -> None:
    """Set aside what the order lines need, or raise SoldOut and let the transaction fall."""
    wanted: Counter[Any] = Counter()
    records = {}
    for line in lines:
        records[line.stockrecord_id] = line.stockrecord
        wanted[line.stockrecord_id] += line.quantity
    for number in sorted(records):
        records[number].allocate(wanted[number])
    Reservation.objects.bulk_create(
        Reservation(attempt=attempt, stockrecord_id=number, quantity=wanted[number]) for number in sorted(records)
    )


def keep(attempt: Attempt) -> None:
    """The jars that are held belong to the order."""
    _move(attempt, (State.HELD,), State.KEPT)


def take_again(attempt: Attempt) -> None:
    """What was given back belongs to the order after all; or SoldOut is raised."""
    for row in _in_state(attempt, State.RELEASED):
        row.stockrecord.allocate(row.quantity)
    _move(attempt, (State.RELEASED,), State.KEPT)


def release(attempt: Attempt) -> None:
    """Put back on sale whatever has not left."""
    for row in _in_state(attempt, State.HELD, State.KEPT):
        row.stockrecord.cancel_allocation(row.quantity)
    _move(attempt, (State.HELD, State.KEPT), State.RELEASED)


def ship(attempt: Attempt) -> None:
    """The jars have left: they are no longer in stock, and never come back by themselves."""
    for row in _in_state(attempt, State.KEPT):
        row.stockrecord.consume_allocation(row.quantity)
    _move(attempt, (State.KEPT,), State.SHIPPED)


def _in_state(attempt: Attempt, *states: str) -> list[Reservation]:
    return list(attempt.reservations.filter(state__in=states).select_related("stockrecord").order_by("stockrecord_id"))


def _move(attempt: Attempt, before: tuple[str, ...], after: str) -> None:
    attempt.reservations.filter(state__in=before).update(state=after)
