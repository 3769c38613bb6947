"""Each invariant is broken on purpose: books that never complain prove nothing."""

from collections.abc import Callable
from datetime import timedelta
from decimal import Decimal

import pytest
from oscar.core.loading import get_model

from shop.order.models import Order
from shop.partner.models import StockRecord
from shop.payments.books import differences
from shop.payments.models import Attempt, Event, Refund, Reservation
from tests import factories
from tests.factories import NOON

pytestmark = pytest.mark.django_db


def other_amount() -> None:
    Attempt.objects.update(amount_received=1)


def unpaid_attempt() -> None:
    Attempt.objects.update(state="released")


def waiting_order() -> None:
    Order.objects.update(status="awaiting payment")


def too_much_back() -> None:
    Refund.objects.create(attempt=Attempt.objects.get(), amount=9999, origin="staff", state="pending", created_at=NOON)


def ledger_forgets() -> None:
    get_model("payment", "Source").objects.update(amount_debited=Decimal(0))


def refund_not_in_ledger() -> None:
    Refund.objects.create(attempt=Attempt.objects.get(), amount=1, origin="staff", state="succeeded", created_at=NOON)


def stock_forgets() -> None:
    StockRecord.objects.update(num_allocated=0)


def jar_lost() -> None:
    Reservation.objects.update(state="released")


@pytest.mark.parametrize(
    ("damage", "expected"),
    [
        (other_amount, {"I1"}),
        (unpaid_attempt, {"I2", "I4"}),
        (waiting_order, {"I1"}),
        (too_much_back, {"I3"}),
        (ledger_forgets, {"I1"}),
        (refund_not_in_ledger, {"I3"}),
        (stock_forgets, {"I4"}),
        (jar_lost, {"I4"}),
    ],
)
def test_damage_is_told(damage: Callable[[], None], expected: set[str]) -> None:
    factories.paid_order()
    assert differences(now=NOON) == []

    damage()

    assert {told.split()[0] for told in differences(now=NOON)} == expected


def test_what_waits_for_too_long_is_told() -> None:
    factories.opened()
    Event.objects.create(
        event_id="evt_1", type="refund.created", object_id="re_1", payload={}, livemode=False, received_at=NOON
    )

    assert differences(now=NOON + timedelta(minutes=59)) == []
    assert [told.split()[:2] for told in differences(now=NOON + timedelta(hours=2))] == [
        ["I6", "attempt"],
        ["I6", "event"],
    ]
