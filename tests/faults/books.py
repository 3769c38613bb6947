"""Three independent books: the shop's database, the stand-in's ledger, the mails that arrived. They must agree."""

import email
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
from shop.payments.models import Attempt, Reservation
from django.db.models import Sum
fields = ("order__number", "order__status", "order__token", "order__guest_email", "state", "amount", "payment_intent_id")
held = dict(Reservation.objects.filter(state__in=("held", "kept")).values_list("stockrecord").annotate(Sum("quantity")))
answer = {
    "attempts": list(Attempt.objects.values(*fields)),
    "mails": list(Mail.objects.values("kind", "to", "state", "attempts", "order__number")),
    "stock": [
        {"in": r.num_in_stock, "allocated": r.num_allocated or 0, "held": held.get(r.pk, 0)}
        for r in StockRecord.objects.all()
    ],
    "open jobs": list(Job.objects.open().values_list("kind", "key")),
    "failed jobs": list(Job.objects.filter(state="failed").values_list("kind", "key", "error")),
    "differences": differences(),
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
        self.delivered = Counter(_confirmations(self.house))
        return self

    @property
    def paid(self) -> list[dict[str, Any]]:
        return [row for row in self.ours["attempts"] if row["state"] == "paid"]

    def disagreements(self) -> list[str]:
        return [*self._money(), *self._stock(), *self._mail(), *self._unfinished(), *self.ours["differences"]]

    def _money(self) -> list[str]:
        back = Counter[str]()
        for refund in self.stripes["refunds"]:
            back[refund["payment_intent"]] += refund["amount"] if refund["status"] != "failed" else 0
        kept = {
            intent["id"]: intent["amount_received"] - back[intent["id"]]
            for intent in self.stripes["payment_intents"]
            if intent["status"] == "succeeded" and intent["amount_received"] > back[intent["id"]]
        }
        ours = {row["payment_intent_id"]: row["amount"] for row in self.paid}
        return [
            *(f"charged without a paid order: {key} {kept[key]}" for key in kept.keys() - ours.keys()),
            *(f"paid order without a charge: {key} {ours[key]}" for key in ours.keys() - kept.keys()),
            *(
                f"{key}: {ours[key]} here, {kept[key]} at Stripe"
                for key in ours.keys() & kept
                if ours[key] != kept[key]
            ),
        ]

    def _stock(self) -> list[str]:
        return [f"stock {row}" for row in self.ours["stock"] if row["allocated"] != row["held"]]

    def _mail(self) -> list[str]:
        """Each paid order's confirmation arrived; again only where a resend in doubt was recorded."""
        permitted = {
            mail["to"]: mail["attempts"] for mail in self.ours["mails"] if mail["kind"] == "order_confirmation"
        }
        buyers = {row["order__guest_email"] for row in self.paid}
        return [
            *(f"no confirmation arrived for {who}" for who in buyers if not self.delivered[who]),
            *(
                f"{count} confirmations for {who}, {permitted.get(who, 0)} on record"
                for who, count in self.delivered.items()
                if who not in buyers or count > permitted.get(who, 0)
            ),
        ]

    def _unfinished(self) -> list[str]:
        stuck = [row for row in self.ours["attempts"] if row["state"] in ("opening", "open", "needs review")]
        dead = [job for job in self.ours["failed jobs"]]
        return [*(f"stuck: {row}" for row in stuck), *(f"failed job: {job}" for job in dead)]


def _confirmations(house: House) -> list[str]:
    """Who was sent a confirmation, once for every copy that arrived."""
    found = []
    for path in house.inbox_folder.glob("*.eml"):
        with path.open("rb") as file:
            message = email.message_from_binary_file(file, policy=email.policy.default)
        if "order_confirmation" in str(message.get("X-Mail-Kind", "")):
            found.append(str(message["To"]))
    return found
