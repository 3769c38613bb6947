"""What came in and what went back, from our own books. Oscar adds up every order, paid or not."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from django.db.models import QuerySet, Sum

from shop.order.models import Order
from shop.payments.cents import from_cents
from shop.payments.models import Attempt, Refund


@dataclass(frozen=True)
class Takings:
    """Dollars over some orders: received at Stripe, given back (or on its way), and what is left."""

    received: Decimal
    given_back: Decimal
    orders: int

    @property
    def left(self) -> Decimal:
        return self.received - self.given_back


def takings(orders: QuerySet[Order]) -> Takings:
    paid = Attempt.objects.filter(order__in=orders, amount_received__gt=0)
    received = paid.aggregate(sum=Sum("amount_received"))["sum"] or 0
    refunds = Refund.objects.filter(attempt__in=paid, state__in=Refund.COUNTED)
    given_back = refunds.aggregate(sum=Sum("amount"))["sum"] or 0
    return Takings(received=from_cents(received), given_back=from_cents(given_back), orders=paid.count())


def takings_since(start: datetime) -> Takings:
    return takings(Order.objects.filter(date_placed__gte=start))
