"""The hosted page: a plain form that takes test cards, and the bank's 3D Secure question."""

import threading
from html import escape
from pathlib import Path
from string import Template

from werkzeug.utils import redirect
from werkzeug.wrappers import Request, Response

from tests.standins.stripe import cards, money, passing, session_payment, sessions, waiting
from tests.standins.stripe.account import Account
from tests.standins.stripe.cards import Entry
from tests.standins.stripe.errors import ApiError
from tests.standins.stripe.ledger import Json
from tests.standins.stripe.session_payment import Outcome, Payer

PAGES = Path(__file__).parent / "pages"
CLOSED = {
    "complete": "You have already paid. You can close this page.",
    "expired": "This payment page has expired. Nothing was charged. Go back to the shop to start again.",
}


class PayPage:
    """Serves /c/pay/SESSION and /c/pay/SESSION/authenticate."""

    def __init__(self, account: Account, *, webhook_wait: float, stopping: threading.Event) -> None:
        self._account = account
        self._webhook_wait = webhook_wait
        self._stopping = stopping

    def respond(self, request: Request) -> Response:
        identifier, _, step = request.path.removeprefix("/c/pay/").partition("/")
        passing.catch_up(self._account)
        try:
            session = sessions.retrieve(self._account, {}, session=identifier)
            if session["status"] != "open":
                return _message(CLOSED[session["status"]], 410)
            return self._step(request, session, step)
        except ApiError as refusal:
            return _message(refusal.message, refusal.status)

    def _step(self, request: Request, session: Json, step: str) -> Response:
        if step == "authenticate":
            return self._authenticate(request, session)
        if request.method != "POST":
            return self._form(session, {}, "")
        fields = request.form.to_dict()
        entry = Entry(fields.get("card_number", ""), fields.get("expiry", ""), fields.get("cvc", ""))
        payer = Payer(fields.get("email") or Payer.email, fields.get("name") or Payer.name)
        try:
            outcome = session_payment.pay(self._account, session["id"], entry, payer)
        except ApiError as refusal:
            return self._form(session, fields, refusal.message)
        return self._next(session, fields, outcome)

    def _authenticate(self, request: Request, session: Json) -> Response:
        if request.method != "POST":
            return _page("authenticate", amount=_amount(session))
        passed = request.form.get("answer") == "complete"
        outcome = session_payment.authenticate(self._account, session["id"], passed=passed)
        return self._next(session, {}, outcome)

    def _next(self, session: Json, fields: dict[str, str], outcome: Outcome) -> Response:
        if outcome.state == "authenticate":
            return redirect(f"/c/pay/{session['id']}/authenticate", 303)
        if outcome.state == "declined":
            return self._form(session, fields, outcome.message)
        if outcome.state == "closed":
            return _message(CLOSED.get(outcome.message, "There is nothing to authenticate."), 410)
        waiting.for_webhook(self._account, outcome.event, seconds=self._webhook_wait, stopping=self._stopping)
        return redirect(session["success_url"].replace("{CHECKOUT_SESSION_ID}", session["id"]), 303)

    def _form(self, session: Json, fields: dict[str, str], error: str) -> Response:
        """Typed values other than the card's come back after an error."""
        items = sessions.line_items(self._account, session["id"])
        rows = "".join(_row(item, session["currency"]) for item in items)
        alert = f'<p id="error" role="alert">{escape(error)}</p>' if error else ""
        back = session["cancel_url"]
        hints = "".join(f"<li><code>{card.number}</code> {escape(card.label)}</li>" for card in cards.CARDS)
        return _page(
            "pay",
            402 if error else 200,
            action=f"/c/pay/{session['id']}",  # also where it is shown under the bank's address
            amount=_amount(session),
            rows=rows,
            alert=alert,
            hints=hints,
            back=f'<p><a id="back" href="{escape(back)}">Back</a></p>' if back else "",
            email=escape(session["customer_email"] or fields.get("email", "")),
            name=escape(fields.get("name", "")),
        )


def _row(item: Json, currency: str) -> str:
    cost = money.shown(item["amount_total"], currency)
    return f"<li>{item['quantity']} x {escape(item['description'])}: {cost}</li>"


def _amount(session: Json) -> str:
    return money.shown(session["amount_total"], session["currency"])


def _message(text: str, status: int) -> Response:
    return _page("message", status, text=escape(text))


def _page(template: str, status: int = 200, **values: str) -> Response:
    text = Template((PAGES / f"{template}.html").read_text()).substitute(values)
    return Response(text, status, mimetype="text/html", headers={"Cache-Control": "no-store"})
