"""Carries events to the webhook endpoints, signed afresh for each try, until they answer 2xx or 3 days pass."""

import json
import logging
import sqlite3
import threading
import time
import urllib.error
import urllib.request
from http.client import HTTPException
from typing import Any

from stripe import WebhookSignature

from tests.standins.stripe import posting
from tests.standins.stripe.account import Account
from tests.standins.stripe.ledger import Json

THREE_DAYS = 3 * 86_400
TIMEOUT = 20
OLD = 3600
HELD = "webhooks held"
CARRIERS = 3
DUE = (
    "SELECT * FROM deliveries WHERE state = 'pending' AND due <= ? AND id NOT IN (SELECT value FROM json_each(?)) "
    "ORDER BY due, id LIMIT 1"
)
log = logging.getLogger(__name__)


class Courier:
    """A few threads over the deliveries table; what a crash leaves pending goes on after a restart."""

    def __init__(self, account: Account, *, backoff: float) -> None:
        self._account = account
        self._backoff = backoff
        self._carried: set[int] = set()
        self._stopping = threading.Event()
        self._threads = [threading.Thread(target=self._work, daemon=True) for _ in range(CARRIERS)]

    def start(self) -> None:
        for thread in self._threads:
            thread.start()

    def stop(self) -> None:
        self._stopping.set()
        self._account.stir()
        for thread in self._threads:
            thread.join(TIMEOUT + 1)

    def drain(self) -> None:
        """Waits for what is on its way."""
        while self._carried and not self._stopping.is_set():
            with self._account.wake:
                self._account.wake.wait(0.05)

    def hold(self, held: bool) -> None:
        self._account.ledger.remember(HELD, "yes" if held else "")
        self._account.stir()

    def _work(self) -> None:
        while not self._stopping.is_set():
            delivery = self._take()
            if delivery is None:
                with self._account.wake:
                    self._account.wake.wait(0.05)
                continue
            try:
                self._carry(delivery)
            finally:
                self._carried.discard(delivery["id"])
                self._account.stir()

    def _take(self) -> sqlite3.Row | None:
        ledger = self._account.ledger
        with ledger.transaction():
            if ledger.setting(HELD):
                return None
            rows = ledger.run(DUE, self._account.clock.precise(), json.dumps(list(self._carried)))
            if not rows:
                return None
            self._carried.add(rows[0]["id"])
            return rows[0]

    def _carry(self, delivery: sqlite3.Row) -> None:
        ledger = self._account.ledger
        event, endpoint = ledger.find("event", delivery["event"]), ledger.find("webhook_endpoint", delivery["endpoint"])
        if event is None or endpoint is None:
            ledger.run("UPDATE deliveries SET state = 'failed' WHERE id = ?", delivery["id"])
            return
        body = _body(event | {"pending_webhooks": posting.undelivered(self._account, event["id"])})
        secret = ledger.private(endpoint["id"])["secret"]
        answer = "dropped" if delivery["fault"] == "drop" else _send(endpoint["url"], body, secret, delivery["fault"])
        self._record(delivery, answer)

    def _record(self, delivery: sqlite3.Row, answer: str) -> None:
        attempts = delivery["attempts"] + 1
        age = self._account.clock.precise() - delivery["created"]
        state = "delivered" if answer.startswith("2") else ("failed" if age > THREE_DAYS else "pending")
        due = self._account.clock.precise() + self._backoff * 2 ** min(attempts - 1, 30)
        statement = "UPDATE deliveries SET attempts = ?, state = ?, due = ?, fault = '', last_answer = ? WHERE id = ?"
        self._account.ledger.run(statement, attempts, state, due, answer, delivery["id"])


def _body(event: Json) -> str:
    return json.dumps(event, indent=2)


def _send(url: str, body: str, secret: str, fault: str) -> str:
    """The status answered, or what went wrong."""
    headers = {"Content-Type": "application/json; charset=utf-8", "User-Agent": "Stripe/1.0 (+https://stripe.com)"}
    headers["Stripe-Signature"] = _signature(body, secret, fault)
    request = urllib.request.Request(url, body.encode(), headers, method="POST")
    try:
        with _OPENER.open(request, timeout=TIMEOUT) as answer:
            return str(answer.status)
    except urllib.error.HTTPError as refused:
        with refused:
            return str(refused.code)
    except (OSError, HTTPException) as broken:
        log.info("webhook to %s failed: %s", url, broken)
        return type(broken).__name__


def _signature(body: str, secret: str, fault: str) -> str:
    """Real time, not the stand-in's: the receiver's clock cannot be advanced by our lever."""
    moment = int(time.time()) - (OLD if fault == "old_timestamp" else 0)
    key = f"{secret}wrong" if fault == "wrong_signature" else secret
    return str(WebhookSignature.generate_signature_header(body, key, moment))


class _NoRedirect(urllib.request.HTTPRedirectHandler):
    """To Stripe a redirect is a failure, not an address."""

    def redirect_request(self, *_: Any, **__: Any) -> None:
        return None


_OPENER = urllib.request.build_opener(urllib.request.ProxyHandler({}), _NoRedirect())
