from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from oscar.apps.order.exceptions import InvalidOrderStatus

from shop import fulfilment
from shop.care.models import CarePlan
from shop.mail import suppression
from shop.mail.models import Mail, Suppression
from shop.order.models import Order
from shop.payments.books import differences
from shop.payments.models import Attempt, Refund, Reservation
from shop.payments.settle import apply
from tests import factories
from tests.factories import NOON

pytestmark = pytest.mark.django_db
LATER = NOON + timedelta(days=1)


def kinds(order: Order) -> list[str]:
    """The mails of this order that are not care mails."""
    planned = Mail.objects.filter(order=order).exclude(kind__startswith="care_")
    return sorted(planned.values_list("kind", flat=True))


def plan_of(order: Order) -> CarePlan:
    """Of its first jar; the others fare as it does."""
    plan: CarePlan = order.care_plans.earliest("pk")
    return plan


def send(order: Order) -> None:
    fulfilment.dispatch(order, carrier="USPS", tracking_number="9400", now=LATER, user=None)


def pickup_order(**given: Any) -> Order:
    place = factories.pickup_place()
    return factories.paid_order(who=factories.buyer(delivery_code="pickup", pickup_place_id=place.pk), **given)


def reviewed() -> Order:
    attempt = factories.opened()
    apply(factories.session_for(attempt, amount_total=1), now=NOON)
    order: Order = Order.objects.get(pk=attempt.order_id)
    return order


def test_a_dispatched_parcel_leaves_the_stock_and_starts_the_care() -> None:
    jar = factories.jar(stock=5)
    order = factories.paid_order(jar, 2)

    send(order)

    record = factories.record_of(jar)
    assert (order.status, order.tracking_number) == ("dispatched", "9400")
    assert (record.num_in_stock, record.num_allocated) == (3, 0)
    assert kinds(order) == ["order_confirmation", "order_dispatched"]
    assert plan_of(order).state == "running"
    assert plan_of(order).arrival == date(2026, 10, 13)  # left on Wednesday the 7th: Saturday, Columbus Day, Tuesday
    assert [row.state for row in Reservation.objects.all()] == ["shipped"]
    assert differences(now=LATER) == []


def test_a_parcel_is_dispatched_once() -> None:
    order = factories.paid_order()
    send(order)

    with pytest.raises(InvalidOrderStatus):
        send(order)

    assert kinds(order) == ["order_confirmation", "order_dispatched"]


def test_an_unpaid_order_is_not_dispatched() -> None:
    order = factories.opened().order

    with pytest.raises(InvalidOrderStatus):
        send(order)

    assert (order.status, kinds(order)) == ("awaiting payment", [])


def test_a_pickup_is_made_ready_and_collected() -> None:
    order = pickup_order()

    fulfilment.ready_for_pickup(order, now=NOON, user=None)
    fulfilment.collected(order, now=LATER, user=None)

    assert order.status == "collected"
    assert kinds(order) == ["order_collected", "order_confirmation", "order_ready_for_pickup"]
    assert plan_of(order).arrival == LATER.date()


def test_a_pickup_is_not_dispatched_and_a_parcel_not_collected() -> None:
    with pytest.raises(fulfilment.Refused, match="collected at the store"):
        send(pickup_order())

    with pytest.raises(fulfilment.Refused, match="to be sent"):
        fulfilment.ready_for_pickup(factories.paid_order(), now=NOON, user=None)


def test_a_cancelled_order_frees_its_jars_and_asks_for_the_money_back() -> None:
    jar = factories.jar(stock=5)
    order = factories.paid_order(jar)

    fulfilment.cancel(order, reason="changed her mind", now=LATER, user=None)

    assert order.status == "cancelled"
    assert factories.record_of(jar).num_allocated == 0
    assert list(Refund.objects.values_list("amount", "state", "reason")) == [(2200, "asked", "changed her mind")]
    assert (plan_of(order).state, kinds(order)) == ("stopped", ["order_cancelled", "order_confirmation"])


def test_what_was_sent_is_not_cancelled() -> None:
    order = factories.paid_order()
    send(order)

    with pytest.raises(InvalidOrderStatus):
        fulfilment.cancel(order, reason="", now=LATER, user=None)

    assert Refund.objects.count() == 0


def test_what_may_still_be_paid_is_not_cancelled_by_hand() -> None:
    attempt = factories.opened()

    with pytest.raises(fulfilment.Refused, match="may still be paid"):
        fulfilment.cancel(attempt.order, reason="", now=NOON, user=None)

    assert [row.state for row in Reservation.objects.all()] == ["held"]


def test_cancelling_after_a_partial_refund_gives_the_rest_back() -> None:
    order = factories.paid_order()
    fulfilment.refund(order, amount=Decimal("5.00"), reason="late", now=NOON, user=None)

    fulfilment.cancel(order, reason="", now=NOON, user=None)

    assert sorted(Refund.objects.values_list("amount", flat=True)) == [500, 1700]


def test_wrong_money_can_only_go_back() -> None:
    order = reviewed()
    Attempt.objects.update(amount_received=1)

    with pytest.raises(fulfilment.Refused, match="not what was owed"):
        fulfilment.close_review(order, status="paid", now=NOON, user=None)

    fulfilment.cancel(order, reason="", now=NOON, user=None)
    assert list(Refund.objects.values_list("amount", flat=True)) == [1]


def test_a_review_can_accept_what_was_owed() -> None:
    order = reviewed()  # the session's total was wrong, the money that came was right

    fulfilment.close_review(order, status="paid", now=NOON, user=None)

    assert order.status == "paid"
    assert [row.state for row in Reservation.objects.all()] == ["kept"]
    assert differences(now=NOON) == []


def test_a_review_can_say_that_the_money_went_back_elsewhere() -> None:
    jar_order = reviewed()

    fulfilment.close_review(jar_order, status="refunded", now=NOON, user=None)

    assert jar_order.status == "refunded"
    assert [row.state for row in Reservation.objects.all()] == ["released"]


@pytest.mark.parametrize("status", ["dispatched", "cancelled", "awaiting payment", ""])
def test_a_review_decides_nothing_else(status: str) -> None:
    with pytest.raises(fulfilment.Refused):
        fulfilment.close_review(reviewed(), status=status, now=NOON, user=None)


def test_there_is_nothing_to_decide_about_a_paid_order() -> None:
    with pytest.raises(fulfilment.Refused, match="nothing to decide"):
        fulfilment.close_review(factories.paid_order(), status="paid", now=NOON, user=None)


@pytest.mark.parametrize(("order", "end"), [(factories.paid_order, "dispatched"), (pickup_order, "collected")])
def test_a_review_of_jars_that_left_ends_where_they_are(order: Callable[[], Order], end: str) -> None:
    jar_order = order()
    if end == "dispatched":
        send(jar_order)
    else:
        fulfilment.ready_for_pickup(jar_order, now=NOON, user=None)
        fulfilment.collected(jar_order, now=LATER, user=None)
    jar_order.set_status("needs review")

    fulfilment.close_review(jar_order, status="paid", now=LATER, user=None)

    assert jar_order.status == end
    assert [row.state for row in Reservation.objects.all()] == ["shipped"]
    assert differences(now=LATER) == []


def test_a_corrected_address_gets_everything_that_is_planned() -> None:
    order = factories.paid_order()
    send(order)

    fulfilment.correct_email(order, email="ada@right.example", now=LATER, user=None)

    assert order.contact_email == "ada@right.example"
    assert plan_of(order).to == "ada@right.example"
    assert set(Mail.objects.filter(state="planned").values_list("to", flat=True)) == {"ada@right.example"}


def test_a_corrected_buyer_leaves_the_keepers_notes_alone() -> None:
    keeper = {"gift_recipient_name": "Bob", "gift_recipient_email": "bob@example.org"}
    order = factories.paid_order(who=factories.buyer(**keeper))

    fulfilment.correct_email(order, email="ada@right.example", now=LATER, user=None)

    planned = dict(Mail.objects.values_list("kind", "to"))
    assert planned == {"order_confirmation": "ada@right.example", "gift_announcement": "bob@example.org"}
    assert plan_of(order).to == "bob@example.org"


def test_an_address_that_bounced_may_be_confirmed_as_good() -> None:
    order = factories.paid_order()
    with pytest.raises(fulfilment.Refused, match="already"):
        fulfilment.correct_email(order, email="ada@example.org", now=LATER, user=None)
    suppression.suppress("ada@example.org", Suppression.Reason.BOUNCED)

    fulfilment.correct_email(order, email="ada@example.org", now=LATER, user=None)

    assert suppression.why_not("ada@example.org", stoppable=False) == ""
