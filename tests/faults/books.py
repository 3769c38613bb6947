"""Three independent books: the shop's database, the stand-in's ledger, the mails that arrived. They must agree."""

import email.parser
import email.policy
from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from tests.house.house import House
from tests.standins.stripe.levers import Levers

OUR_BOOKS = """
from shop.order.models import Order
from shop.mail.models import Mail
from shop.outbox.models import Job
from shop.partner.models import StockRecord
from shop.payments.books import differences
from shop.payments.models import Attempt, Refund, Reservation
from django.db.models import Sum
from django.utils import timezone
fields = ("order__number", "order__status", "state", "amount", "payment_intent_id")
held = dict(Reservation.objects.filter(state__in=("held", "kept")).values_list("stockrecord").annotate(Sum("quantity")))
answer = {
    "attempts": list(Attempt.objects.values(*fields)),
    "mails": list(Mail.objects.values("kind", "message_id", "state", "attempts", "order__number")),
    "refunds": list(Refund.objects.filter(state__in=Refund.COUNTED).values("amount", "attempt__payment_intent_id")),
    "stock": [
        {"in": r.num_in_stock, "allocated": r.num_allocated or 0, "held": held.get(r.pk, 0)}
        for r in StockRecord.objects.all()
    ],
    "open jobs": list(Job.objects.open().values_list("kind", "key")),
    "failed jobs": list(Job.objects.filter(state="failed").values_list("kind", "key", "error")),
    "differences": differences(now=timezone.now()),
}
"""


@dataclass
class Books:
    """What each book says, and every disagreement as a sentence."""

    house: House
    ours: dict[str, Any] = field(default_factory=dict)
    stripes: dict[str, Any] = field(default_factory=dict)
    delivered: Counter[str] = field(default_factory=Counter)

    def open(self) -> "Books":
        self.ours = self.house.ask(OUR_BOOKS)
        self.stripes = Levers(self.house.stripe_url).ledger()
        self.delivered = Counter(_arrived(self.house))
        return self

    @property
    def paid(self) -> list[dict[str, Any]]:
        return [row for row in self.ours["attempts"] if row["state"] == "paid"]

    def disagreements(self) -> list[str]:
        return [*self._money(), *self._stock(), *self._mail(), *self._unfinished(), *self.ours["differences"]]

    def _money(self) -> list[str]:
        """What each PaymentIntent has brought, refunds taken off: the same at Stripe and here."""
        received = {
            intent["id"]: intent["amount_received"]
            for intent in self.stripes["payment_intents"]
            if intent["status"] == "succeeded"
        }
        theirs = _less(
            received, [row for row in self.stripes["refunds"] if row["status"] != "failed"], "payment_intent"
        )
        paid = {row["payment_intent_id"]: row["amount"] for row in self.paid}
        ours = _less(paid, self.ours["refunds"], "attempt__payment_intent_id")
        return [
            f"{key}: {ours.get(key, 0)} cents here, {theirs.get(key, 0)} at Stripe"
            for key in ours.keys() | theirs.keys()
            if ours.get(key, 0) != theirs.get(key, 0)
        ]

    def _stock(self) -> list[str]:
        return [f"stock {row}" for row in self.ours["stock"] if row["allocated"] != row["held"]]

    def _mail(self) -> list[str]:
        """Each paid order's confirmation arrived; twice only where handing it over again was recorded."""
        confirmations = [mail for mail in self.ours["mails"] if mail["kind"] == "order_confirmation"]
        permitted = {mail["message_id"]: mail["attempts"] for mail in confirmations}
        orders = Counter(mail["order__number"] for mail in confirmations)
        copies = {key: self.delivered[key] for key in permitted}
        return [
            *(f"no confirmation planned for {row}" for row in self.paid if orders[row["order__number"]] != 1),
            *(f"confirmation never arrived: {key}" for key, count in copies.items() if not count),
            *(f"{count} copies of {key}" for key, count in copies.items() if count > permitted[key]),
        ]

    def _unfinished(self) -> list[str]:
        stuck = [row for row in self.ours["attempts"] if row["state"] in ("opening", "open", "needs review")]
        dead = self.ours["failed jobs"]
        return [*(f"stuck: {row}" for row in stuck), *(f"failed job: {job}" for job in dead)]


def _less(received: dict[str, int], refunds: list[dict[str, Any]], name: str) -> dict[str, int]:
    left = dict(received)
    for refund in refunds:
        if refund[name] in left:
            left[refund[name]] -= refund["amount"]
    return left


def _arrived(house: House) -> list[str]:
    """The Message-ID of every mail that arrived, once for every copy."""
    found = []
    for path in house.inbox_folder.glob("*.eml"):
        with path.open("rb") as file:
            found.append(str(email.parser.BytesHeaderParser(policy=email.policy.default).parse(file)["Message-ID"]))
    return found
