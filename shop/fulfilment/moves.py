"""A step in an order's life: lock, check against the pipeline, tell the customer."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import Any

from django.db import transaction
from oscar.apps.order.exceptions import InvalidOrderStatus

from shop.mail.queue import plan
from shop.order.models import Order
from shop.payments.locking import locked
from shop.payments.models import Attempt


class Refused(ValueError):  # noqa: N818 - what it means to staff
    """This order can't make that move now; nothing has changed, and the message says why."""


@contextmanager
def step(order: Order) -> Iterator[Attempt]:
    """One transaction with the order and its attempt locked; afterwards the caller's order is what was written."""
    with transaction.atomic():
        attempt = locked(order_id=order.pk)
        yield attempt
    order.refresh_from_db()


def move(order: Order, status: str) -> None:
    """Give a locked order another state, or raise InvalidOrderStatus, also for a move that it has made already."""
    if not may_move(order, status):
        raise InvalidOrderStatus(f"order {order.number} is {order.status}, it can't become {status}")
    order.set_status(status)


def may_move(order: Order, status: str) -> bool:
    return status in order.available_statuses()


def tell(order: Order, kind: str, now: datetime, *, key: str = "", **payload: Any) -> None:
    """Plan one of the order's mails to its buyer, if she is still known; the same key a second time plans nothing."""
    if order.is_erased:
        return
    plan(kind, to=order.contact_email, key=key or f"order:{order.number}:{kind}", now=now, order=order, payload=payload)
