"""Do our own rows agree with each other? Used by a daily job and by every test that breaks something on purpose.

I1 one paid order per PaymentIntent, equal amounts. I2 no order paid without one. I3 refunds never exceed what was
received, and the ledger says the same. I4 the stock records count exactly what is reserved. I6 nothing waits for
longer than its limit. (I5, mail, is the mail table's.)
"""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any, Final

from django.db.models import Q, Sum
from oscar.core.loading import get_model

from shop.order.models import Order
from shop.order.states import AWAITING_PAYMENT, HOLDS_MONEY
from shop.payments.cents import from_cents, to_cents
from shop.payments.models import Attempt, Event, Refund, Reservation

LIMIT: Final = timedelta(hours=1)  # past its end, an attempt is settled or released by then unless Stripe is down
SET_ASIDE: Final = (Reservation.State.HELD, Reservation.State.KEPT)


def differences(*, now: datetime) -> list[str]:
    """Everything that does not fit, a sentence each; empty if the books agree."""
    return [*_paid(), *_refunds(), *_stock(), *_stuck(now)]


def _paid() -> Iterator[str]:
    for attempt in Attempt.objects.filter(state=Attempt.State.PAID).select_related("order"):
        owed = to_cents(attempt.order.total_incl_tax)
        if not attempt.payment_intent_id:
            yield f"I2 order {attempt.order.number} is paid without a PaymentIntent"
        if not attempt.amount_received == attempt.amount == owed:
            received = attempt.amount_received
            yield f"I1 order {attempt.order.number}: owed {owed}, asked {attempt.amount}, received {received} cents"
        if attempt.order.status == AWAITING_PAYMENT:
            yield f"I1 order {attempt.order.number} waits for money that has come"
    for order in Order.objects.filter(status__in=HOLDS_MONEY).exclude(attempt__state=Attempt.State.PAID):
        yield f"I2 order {order.number} is {order.status}, but its attempt is not paid"


def _refunds() -> Iterator[str]:
    counted = Sum("refunds__amount", filter=Q(refunds__state__in=Refund.COUNTED))
    done = Sum("refunds__amount", filter=Q(refunds__state=Refund.State.SUCCEEDED))
    sources = {source.order_id: source for source in get_model("payment", "Source").objects.all()}
    for attempt in Attempt.objects.annotate(counted=counted, done=done).select_related("order"):
        if (attempt.counted or 0) > attempt.amount_received:
            yield f"I3 order {attempt.order.number}: more refunded than received"
        yield from _ledger(attempt, sources.get(attempt.order_id))


def _ledger(attempt: Any, source: Any) -> Iterator[str]:
    debited, refunded = (source.amount_debited, source.amount_refunded) if source else (0, 0)
    if debited != from_cents(attempt.amount_received):
        yield f"I1 order {attempt.order.number}: ledger says {debited} received, not {attempt.amount_received} cents"
    if refunded != from_cents(attempt.done or 0):
        yield f"I3 order {attempt.order.number}: ledger says {refunded} refunded, not {attempt.done or 0} cents"


def _stock() -> Iterator[str]:
    reserved = Sum("reservations__quantity", filter=Q(reservations__state__in=SET_ASIDE))
    for record in get_model("partner", "StockRecord").objects.annotate(reserved=reserved):
        allocated = record.num_allocated or 0
        if allocated != (record.reserved or 0):
            yield f"I4 {record.partner_sku}: {allocated} allocated, {record.reserved or 0} reserved"
        if record.num_in_stock is not None and not 0 <= allocated <= record.num_in_stock:
            yield f"I4 {record.partner_sku}: {allocated} allocated of {record.num_in_stock} in stock"
    released = Reservation.objects.filter(attempt__state=Attempt.State.RELEASED)
    for row in released.exclude(state=Reservation.State.RELEASED):
        yield f"I4 attempt {row.attempt_id} is released, but its jars are {row.state}"


def _stuck(now: datetime) -> Iterator[str]:
    for attempt in Attempt.objects.filter(state__in=Attempt.UNFINISHED, expires_at__lt=now - LIMIT):
        yield f"I6 attempt {attempt.pk} is {attempt.state}, an hour past its end"
    for refund in Refund.objects.filter(state=Refund.State.ASKED, created_at__lt=now - LIMIT):
        yield f"I6 refund {refund.pk} was asked for more than an hour ago"
    for event in Event.objects.filter(handled_at__isnull=True, received_at__lt=now - LIMIT):
        yield f"I6 event {event.event_id} has not been handled for an hour"
