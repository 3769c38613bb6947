"""A customer pays a Checkout Session: by the page, by the CLI's private endpoint or by a lever."""

from dataclasses import dataclass
from datetime import UTC, datetime

from tests.standins.stripe import attempts, cards, events, intents, payment_methods, sessions
from tests.standins.stripe.account import Account
from tests.standins.stripe.cards import Entry
from tests.standins.stripe.errors import invalid
from tests.standins.stripe.ledger import Json
from tests.standins.stripe.parameters import absent


@dataclass(frozen=True)
class Payer:
    """Who pays, as far as the page asks."""

    email: str = "buyer@example.com"
    name: str = "Jenny Rosen"


@dataclass(frozen=True)
class Outcome:
    """What the customer sees next: paid, authenticate, declined or closed; event is the completion's id."""

    state: str
    message: str = ""
    event: str = ""


def pay(account: Account, identifier: str, entry: Entry, payer: Payer) -> Outcome:
    with account.ledger.transaction():
        session = sessions.retrieve(account, {}, session=identifier)
        if session["status"] != "open":
            return Outcome("closed", session["status"])
        today = datetime.fromtimestamp(account.clock.now(), UTC).date()
        number, month, year = cards.typed(entry, today)
        billing = {"email": payer.email, "name": payer.name}
        method = payment_methods.new(account, number, month, year, billing=billing)
        return _next(account, session, attempts.attempt(account, _intent(account, session), method))


def authenticate(account: Account, identifier: str, *, passed: bool) -> Outcome:
    """The answer to 3D Secure; a session that expired meanwhile stays unpaid."""
    with account.ledger.transaction():
        session = sessions.retrieve(account, {}, session=identifier)
        intent = account.ledger.find("payment_intent", session["payment_intent"] or "") or {}
        if session["status"] != "open" or intent.get("status") != "requires_action":
            return Outcome("closed", session["status"])
        return _next(account, session, attempts.authenticated(account, intent, passed=passed))


def payment_page(account: Account, params: Json, *, session: str) -> Json:
    """Private endpoint of Stripe's own pages and CLI; its shape is not published."""
    return sessions.retrieve(account, params, session=session)


def confirm_payment_page(account: Account, params: Json, *, session: str) -> Json:
    found = sessions.retrieve(account, {}, session=session)
    for name in ("payment_method", "expected_amount"):
        if name not in params:
            raise absent(name)
    if str(found["amount_total"]) != params["expected_amount"]:
        raise invalid("The amount has changed; reload the page.", param="expected_amount")
    if found["status"] != "open":
        raise invalid(f"This Checkout Session is {found['status']}.", param="session")
    method = payment_methods.resolve(account, params["payment_method"], param="payment_method")
    attempt = attempts.attempt(account, _intent(account, found), method)
    _next(account, found, attempt)
    attempt.or_refuse()
    return found


def _intent(account: Account, session: Json) -> Json:
    if session["payment_intent"]:
        return intents.retrieve(account, {}, intent=session["payment_intent"])
    wanted = account.ledger.private(session["id"])["payment_intent_data"]
    wanted = wanted | {"amount": session["amount_total"], "currency": session["currency"]}
    intent = intents.new(account, wanted, session=session["id"])
    session["payment_intent"] = intent["id"]
    account.ledger.save(session)
    return intent


def _next(account: Account, session: Json, attempt: attempts.Attempt) -> Outcome:
    if attempt.intent["status"] == "requires_action":
        return Outcome("authenticate")
    if attempt.decline:
        return Outcome("declined", attempt.decline.message)
    method = payment_methods.resolve(account, attempt.intent["payment_method"], param="payment_method")
    session |= {"status": "complete", "payment_status": "paid", "url": None}
    session["customer_details"] = _customer(session, method["billing_details"])
    account.ledger.save(session)
    completed = events.emit(account, "checkout.session.completed", session)
    return Outcome("paid", event=completed["id"])


def _customer(session: Json, billing: Json) -> Json:
    return {
        "address": billing["address"],
        "business_name": None,
        "email": session["customer_email"] or billing["email"],
        "individual_name": None,
        "name": billing["name"],
        "phone": billing["phone"],
        "tax_exempt": "none",
        "tax_ids": [],
    }
