"""Which orders still need their person, and until when."""

from datetime import date, timedelta
from typing import Any

import pytest

from shop.fulfilment.unfinished import why_unfinished
from shop.order.models import Order
from shop.payments.models import Attempt, Dispute, Refund
from tests.factories import NOON


def why(status: str, *, attempt: str = "paid", refund: str = "", dispute: str = "", **order: Any) -> str:
    refunds = [Refund(state=refund)] if refund else []
    disputes = [Dispute(status=dispute)] if dispute else []
    tried = Attempt(state=attempt, expires_at=NOON + timedelta(minutes=32))
    bought = Order(number="100023", status=status, **order)
    return why_unfinished(bought, tried, refunds=refunds, disputes=disputes, now=NOON)


@pytest.mark.parametrize("status", ["dispatched", "collected", "refunded", "cancelled"])
def test_finished_order_waits_for_nothing(status: str) -> None:
    assert why(status) == ""


@pytest.mark.parametrize(
    ("status", "says"),
    [
        ("awaiting payment", "is waiting for its payment; that is decided by October 6, 11:32 AM at the latest"),
        ("ready for pickup", "waits at the store; it can be erased once it has been collected"),
        ("needs review", "is being looked into; it can be erased once that is decided"),
        ("paid", "is paid and has not left us yet; it can be erased once it has"),
    ],
)
def test_unfinished_order_says_until_when(status: str, says: str) -> None:
    assert why(status) == f"Order 100023 {says}."


def test_order_that_is_to_be_sent_says_its_ship_day() -> None:
    assert why("paid", dispatch_on=date(2026, 10, 7)).endswith("once it has, planned for October 7.")


def test_order_that_is_to_be_collected_says_so() -> None:
    assert why("paid", pickup_place_id=1) == "Order 100023 is paid and not collected yet; it can be erased once it is."


@pytest.mark.parametrize(("state", "waits"), [("asked", True), ("pending", True), ("succeeded", False)])
def test_refund_under_way_is_waited_for(state: str, waits: bool) -> None:
    assert ("is being refunded" in why("cancelled", refund=state)) is waits


@pytest.mark.parametrize(("status", "waits"), [("needs_response", True), ("won", False), ("lost", False)])
def test_open_dispute_is_waited_for(status: str, waits: bool) -> None:
    assert ("is disputed with the bank" in why("dispatched", dispute=status)) is waits


def test_order_given_up_a_moment_ago_may_still_be_paid() -> None:
    late = why("cancelled", attempt="released")

    assert late.startswith("Order 100023 was given up a moment ago")
    assert late.endswith("it can be erased after October 6, 11:32 AM.")


def test_order_without_an_attempt_is_no_trouble() -> None:
    order = Order(number="100023", status="dispatched")

    assert why_unfinished(order, None, refunds=(), disputes=(), now=NOON) == ""
