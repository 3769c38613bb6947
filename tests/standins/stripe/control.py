"""The levers by HTTP: JSON in, JSON out, under /_levers/."""

import json
import threading
from collections.abc import Callable
from typing import Any

from werkzeug.wrappers import Request, Response

from tests.standins.stripe import (
    bookkeeping,
    charges,
    disputes,
    passing,
    posting,
    refunds,
    session_payment,
    waiting,
)
from tests.standins.stripe.account import Account
from tests.standins.stripe.cards import Entry
from tests.standins.stripe.courier import Courier
from tests.standins.stripe.errors import ApiError, missing
from tests.standins.stripe.events import wanted_by
from tests.standins.stripe.faults import Faults
from tests.standins.stripe.ledger import Json
from tests.standins.stripe.session_payment import Payer


class Control:
    """One method per lever; its keyword arguments are the fields of the JSON body."""

    def __init__(
        self,
        account: Account,
        faults: Faults,
        courier: Courier,
        *,
        violations: Callable[[], list[str]],
        reset: Callable[[], None],
        stopping: threading.Event,
    ) -> None:
        self._account, self._faults, self._courier = account, faults, courier
        self._violations, self._reset, self._stopping = violations, reset, stopping

    def respond(self, request: Request) -> Response:
        name = request.path.removeprefix("/_levers/").strip("/")
        lever = getattr(self, f"{request.method.lower()}_{name}", None)
        if lever is None:
            return _json(ApiError(f"There is no lever {request.method} {name}.").body(), 404)
        try:
            passing.catch_up(self._account)
            return _json(_pull(lever, json.loads(request.get_data() or b"{}")), 200)
        except ApiError as refusal:
            return _json(refusal.body(), refusal.status)

    def get_ledger(self) -> Json:
        return bookkeeping.summary(self._account)

    def get_deliveries(self) -> list[Json]:
        return bookkeeping.deliveries(self._account)

    def get_violations(self) -> list[str]:
        return self._violations()

    def get_rules(self) -> list[Json]:
        return self._faults.listed()

    def post_rules(self, **wish: Any) -> Json:
        return self._faults.add(wish)

    def delete_rules(self) -> Json:
        self._faults.clear()
        return {}

    def post_reset(self) -> Json:
        self._faults.clear()
        self._reset()
        self._courier.drain()
        return {}

    def post_hold(self) -> Json:
        self._courier.hold(True)
        return {}

    def post_release(self) -> Json:
        self._courier.hold(False)
        return {}

    def post_advance(self, *, seconds: float) -> Json:
        self._account.clock.advance(seconds)
        passing.catch_up(self._account)
        self._account.stir()
        return {"clock": self._account.clock.now()}

    def post_pay(
        self,
        *,
        session: str,
        card: str = "4242424242424242",
        email: str = Payer.email,
        authenticate: bool = True,
        wait: float = 0,
    ) -> Json:
        """Pays without a browser; answers 3D Secure too, and waits for the webhook as the page would."""
        outcome = session_payment.pay(self._account, session, Entry(card, "12/34", "123"), Payer(email=email))
        if outcome.state == "authenticate":
            outcome = session_payment.authenticate(self._account, session, passed=authenticate)
        if outcome.event:
            waiting.for_webhook(self._account, outcome.event, seconds=wait, stopping=self._stopping)
        return {"state": outcome.state, "message": outcome.message, "event": outcome.event}

    def post_refund(self, **params: Any) -> Json:
        """A refund made in Stripe's dashboard: `payment_intent` or `charge`, optional `amount`."""
        with self._account.ledger.transaction():
            return refunds.create(self._account, params)

    def post_fail_refund(self, *, refund: str) -> Json:
        with self._account.ledger.transaction():
            return refunds.fail(self._account, refunds.retrieve(self._account, {}, refund=refund))

    def post_settle_refund(self, *, refund: str) -> Json:
        with self._account.ledger.transaction():
            return refunds.settle(self._account, refunds.retrieve(self._account, {}, refund=refund))

    def post_dispute(self, *, charge: str) -> Json:
        with self._account.ledger.transaction():
            return disputes.open_dispute(self._account, charges.retrieve(self._account, {}, charge=charge))

    def post_decide(self, *, dispute: str, won: bool) -> Json:
        with self._account.ledger.transaction():
            found = disputes.retrieve(self._account, {}, dispute=dispute)
            return disputes.decide(self._account, found, won=won)

    def post_resend(self, *, event: str) -> Json:
        """As the dashboard's and the CLI's resend: the same event once more."""
        found = self._account.ledger.find("event", event)
        if found is None:
            raise missing("event", event, param="event")
        posting.owe(self._account, found, wanted_by(self._account, found["type"]))
        return found


def _pull(lever: Callable[..., Any], fields: Json) -> Any:
    try:
        return lever(**fields)
    except TypeError as wrong:
        raise ApiError(f"Not how this lever is pulled: {wrong}") from None


def _json(body: Any, status: int) -> Response:
    return Response(json.dumps(body), status, mimetype="application/json")
