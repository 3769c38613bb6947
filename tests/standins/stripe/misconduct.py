"""What the levers make of an API request: late, refused, unanswered, or answered into a closed line."""

import threading
from dataclasses import replace

from tests.standins.stripe import session_payment, waiting
from tests.standins.stripe.account import Account, Fault
from tests.standins.stripe.cards import Entry
from tests.standins.stripe.errors import ApiError
from tests.standins.stripe.idempotency import Answer
from tests.standins.stripe.ledger import Json
from tests.standins.stripe.session_payment import Payer

BROKEN = Answer(500, {"error": {"type": "api_error", "message": "An unknown error occurred. (planned by a lever)"}})
REFUSALS = {
    "error_429": ApiError("Too many requests hit the API too quickly.", status=429, code="rate_limit"),
    "error_409": ApiError(
        "There is currently another in-progress request using this Idempotent Key. Please try again later.",
        status=409,
        code="idempotency_key_in_use",
    ),
}
WEBHOOK_WAIT = 10


class DroppedError(Exception):
    """The connection is to be closed without an answer."""


class Misconduct:
    """Carries out the faults planned for a request; ends its waits when the stand-in stops."""

    def __init__(self, account: Account, stopping: threading.Event) -> None:
        self._account = account
        self._stopping = stopping

    def before(self, faults: list[Fault]) -> None:
        for fault in faults:
            if fault.action in ("delay", "hang"):
                self._stopping.wait(fault.seconds)
            if fault.action in ("drop_before", "hang"):
                raise DroppedError
            if fault.action in REFUSALS:
                raise replace(REFUSALS[fault.action])

    def after(self, faults: list[Fault], body: Json) -> None:
        for fault in faults:
            if fault.action == "pay_first" and body.get("object") == "checkout.session":
                self._pay(body["id"], fault.card)
            if fault.action == "delay_answer":
                self._stopping.wait(fault.seconds)
        if any(fault.action == "drop_after" for fault in faults):
            raise DroppedError

    def _pay(self, session: str, card: str) -> None:
        """Its webhooks are tried before the caller learns the session's id."""
        outcome = session_payment.pay(self._account, session, Entry(card, "12/34", "123"), Payer())
        if outcome.event:
            waiting.for_webhook(self._account, outcome.event, seconds=WEBHOOK_WAIT, stopping=self._stopping)
