"""The three books of one buyer: what the shop, Stripe's ledger and the inbox say about her. They must agree."""

import subprocess
from dataclasses import dataclass
from email.message import EmailMessage
from typing import Any

from tests.house.house import House, eventually
from tests.standins.inbox.mailbox import TO, Mailbox
from tests.standins.inbox.reading import attachments, body
from tests.standins.stripe.levers import Levers

ORDERS = """
from shop.order.models import Order
fields = ("number", "token", "status", "attempt__state", "attempt__amount")
answer = [row for row in Order.objects.filter(guest_email={email!r}).order_by("pk").values(*fields)]
answer += [row for row in Order.objects.filter(user__email={email!r}).order_by("pk").values(*fields)]
"""
BUSY = """
from django.utils import timezone
from shop.outbox.models import Job
answer = Job.objects.open().filter(due_at__lte=timezone.now()).count()
"""
CONFIRMATION = "Your squishies are spoken for: order {}"
GUIDE = "Getting-Started-with-Milk-Kefir.pdf"


@dataclass(frozen=True)
class Books:
    """Reads all three; amounts are whole cents."""

    shop: House

    def quiet(self) -> None:
        """Wait until the worker has nothing left that is due."""
        eventually(lambda: self.shop.ask(BUSY) == 0, seconds=40)

    def orders(self, email: str) -> list[dict[str, Any]]:
        return list(self.shop.ask(ORDERS.format(email=email)))

    def charges(self, order: dict[str, Any]) -> list[dict[str, Any]]:
        """What Stripe took for an order, in whole cents."""
        ledger = Levers(self.shop.stripe_url).ledger()
        own = {row["id"] for row in ledger["payment_intents"] if row["metadata"].get("number") == order["number"]}
        charges = [row for row in ledger["charges"] if row["payment_intent"] in own and row["status"] == "succeeded"]
        return [{"amount": row["amount"], "refunded": row["amount_refunded"]} for row in charges]

    def mails(self, email: str) -> list[EmailMessage]:
        """Everything that reached an address, oldest first."""
        mailbox = Mailbox(self.shop.inbox_folder)
        names = [name for name, mail in zip(mailbox.names(), mailbox.headers(), strict=True) if mail[TO] == email]
        return [mailbox.message(name) for name in names]

    def subjects(self, email: str) -> list[str]:
        """The subjects of everything that reached an address once the worker is done, oldest first."""
        self.quiet()
        return [str(mail["Subject"]) for mail in self.mails(email)]

    def one_sale(self, email: str, *, cents: int) -> dict[str, Any]:
        """One order was paid, once, and confirmed once; any other order of hers was given up without a charge."""
        self.quiet()
        orders = self.orders(email)
        given_up, sold = [row for row in orders if row["status"] == "cancelled"], orders[-1]
        assert given_up == orders[:-1]
        assert [self.charges(row) for row in given_up] == [[] for _ in given_up]
        assert (sold["status"], sold["attempt__state"], sold["attempt__amount"]) == ("paid", "paid", cents)
        assert self.charges(sold) == [{"amount": cents, "refunded": 0}]
        self._one_confirmation(email, sold)
        return sold

    def _one_confirmation(self, email: str, order: dict[str, Any]) -> None:
        [mail] = self.mails(email)
        assert mail["Subject"] == CONFIRMATION.format(order["number"])
        assert mail["To"] == email
        assert f"/orders/{order['token']}/" in text_of(mail)
        assert [(file.file_name, file.content_type) for file in attachments(mail)] == [(GUIDE, "application/pdf")]

    def nothing_sold(self, email: str) -> None:
        """Nothing was charged and nothing was written to her."""
        self.quiet()
        assert [(row["status"], self.charges(row)) for row in self.orders(email) if row["status"] == "paid"] == []
        assert self.mails(email) == []


def text_of(mail: EmailMessage) -> str:
    """The words of the text part."""
    return str(body(mail, "plain")).replace("\r\n", "\n")


def text_of_pdf(mail: EmailMessage) -> str:
    """The words of the attached guide, as a reader's program finds them."""
    [file] = attachments(mail)
    read = subprocess.run(["pdftotext", "-", "-"], input=file.content, capture_output=True, check=True)
    return read.stdout.decode()
