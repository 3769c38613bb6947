"""The dashboard's front page: what waits for the owner today."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import urlencode

from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.db.models.functions import Coalesce
from django.urls import reverse

from shop.backoffice.money import takings_since
from shop.backoffice.waiting import waiting
from shop.mail.models import Mail
from shop.order import states
from shop.order.models import Order
from shop.partner.models import StockRecord
from shop.payments.models import Dispute, Refund

FEW = 5  # jars
STALE = timedelta(days=30)  # who missed a mail for that long has written or does not miss it
BAD_MAIL = (Mail.State.FAILED, Mail.State.IN_DOUBT)
ANY, DELIVERY, PICKUP = Q(), Q(pickup_place=None), Q(pickup_place__isnull=False)


@dataclass(frozen=True)
class Pile:
    """Orders in one state that wait for the same thing; `mark` is the order list's own filter."""

    label: str
    state: str
    where: Q = ANY
    mark: str = ""

    @property
    def address(self) -> str:
        return f"{reverse('dashboard:order-list')}?{urlencode({'mark': self.mark, 'status': self.state})}"


PILES = [
    Pile("To dispatch", states.PAID, DELIVERY, "delivery"),
    Pile("To set out for pickup", states.PAID, PICKUP, "pickup"),
    Pile("Waiting at the store", states.READY_FOR_PICKUP),
    Pile("Money to check", states.NEEDS_REVIEW),
    Pile("Not paid yet", states.AWAITING_PAYMENT),
]


def today(now: datetime, user: Any) -> dict[str, Any]:
    """Everything on the page, in a fixed number of queries."""
    return {
        "piles": [(pile, Order.objects.filter(pile.where, status=pile.state).count()) for pile in PILES],
        "waiting": waiting(now, user),
        "failed_refunds": _failed_refunds(),
        "disputes": Dispute.objects.exclude(status__in=Dispute.CLOSED).select_related("attempt__order"),
        "failed_mails": _failed_mails(now),
        "low_stock": _low_stock(),
        "week": takings_since(now - timedelta(days=7)),
        "month": takings_since(now - timedelta(days=30)),
    }


def _failed_refunds() -> QuerySet[Refund]:
    """Each puts its order under review (see `fulfilment.refund_failed`): decided there, it is a trouble no more."""
    undecided = Refund.objects.filter(state=Refund.State.FAILED, attempt__order__status=states.NEEDS_REVIEW)
    return undecided.select_related("attempt__order")


def _failed_mails(now: datetime) -> QuerySet[Mail]:
    """What did not go, or may not have arrived, in the last weeks and was not sent again since."""
    again = Mail.objects.filter(order=OuterRef("order"), kind=OuterRef("kind"), pk__gt=OuterRef("pk"))
    troubled = Mail.objects.filter(state__in=BAD_MAIL, due_at__gt=now - STALE).exclude(Exists(again))
    return troubled.select_related("order").order_by("-pk")[:10]


def _low_stock() -> QuerySet[StockRecord]:
    free = F("num_in_stock") - Coalesce(F("num_allocated"), 0)
    records: QuerySet[StockRecord] = StockRecord.objects.filter(product__is_public=True).annotate(free=free)
    return records.filter(free__lte=Coalesce(F("low_stock_threshold"), FEW)).select_related("product").order_by("free")
