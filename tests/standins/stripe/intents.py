"""PaymentIntents: one sum to collect, through as many tries as the customer needs."""

from tests.standins.stripe import attempts, events, money, payment_methods
from tests.standins.stripe.account import Account
from tests.standins.stripe.errors import invalid, missing, wrong_state
from tests.standins.stripe.identifiers import fresh
from tests.standins.stripe.ledger import Json
from tests.standins.stripe.parameters import absent

CONFIRMABLE = ("requires_payment_method", "requires_confirmation", "requires_action")
COPIED = (
    "allowed_payment_method_types",
    "description",
    "receipt_email",
    "shipping",
    "statement_descriptor",
    "statement_descriptor_suffix",
)
NEVER_USED = (
    "application application_fee_amount automatic_payment_methods canceled_at cancellation_reason customer "
    "customer_account excluded_payment_method_types last_payment_error latest_charge next_action on_behalf_of "
    "payment_method payment_method_configuration_details processing review setup_future_usage transfer_data "
    "transfer_group"
)


def create(account: Account, params: Json, **_: str) -> Json:
    if params["amount"] < money.SMALLEST[money.currency(params["currency"])]:
        least = money.shown(money.SMALLEST[params["currency"].lower()], params["currency"].lower())
        message = f"Amount must be at least {least} {params['currency'].lower()}"
        raise invalid(message, param="amount", code="amount_too_small")
    if params.get("capture_method", "automatic") == "manual":
        raise invalid("This stand-in captures at once.", param="capture_method")
    intent = new(account, params, session=None)
    if "payment_method" in params:
        method = payment_methods.resolve(account, params["payment_method"], param="payment_method")
        intent |= {"payment_method": method["id"], "status": "requires_confirmation"}
        account.ledger.save(intent)
    if params.get("confirm"):
        return confirm(account, params, intent=intent["id"])
    return intent


def new(account: Account, params: Json, *, session: str | None) -> Json:
    """A session's intent comes to life when its customer first pays."""
    identifier = fresh("pi")
    intent = {
        **dict.fromkeys(NEVER_USED.split()),
        **{field: params.get(field) for field in COPIED},
        "id": identifier,
        "object": "payment_intent",
        "amount": params["amount"],
        "amount_capturable": 0,
        "amount_details": {"tip": {}},
        "amount_received": 0,
        "capture_method": "automatic",
        "client_secret": f"{identifier}_secret_{fresh('x')[2:]}",
        "confirmation_method": "automatic",
        "created": account.clock.now(),
        "currency": money.currency(params["currency"]),
        "livemode": False,
        "metadata": money.metadata(params),
        "payment_method_options": _card_options(),
        "payment_method_types": ["card"],
        "status": "requires_payment_method",
    }
    account.ledger.add(intent, private={"session": session})
    events.emit(account, "payment_intent.created", intent)
    return intent


def retrieve(account: Account, params: Json, *, intent: str) -> Json:
    found = account.ledger.find("payment_intent", intent)
    if found is None:
        raise missing("payment_intent", intent, param="intent")
    return found


def confirm(account: Account, params: Json, *, intent: str) -> Json:
    found = _of_no_session(account, intent, verb="confirm")
    if found["status"] not in CONFIRMABLE:
        raise unexpected_state(found, "confirm")
    name = params.get("payment_method") or found["payment_method"]
    if name is None:
        raise absent("payment_method")
    method = payment_methods.resolve(account, name, param="payment_method")
    return attempts.attempt(account, found, method).or_refuse()


def cancel(account: Account, params: Json, *, intent: str) -> Json:
    found = _of_no_session(account, intent, verb="cancel")
    if found["status"] not in CONFIRMABLE:
        raise unexpected_state(found, "cancel")
    return end(account, found, reason=params.get("cancellation_reason"))


def end(account: Account, intent: Json, *, reason: str | None) -> Json:
    intent |= {"status": "canceled", "canceled_at": account.clock.now(), "cancellation_reason": reason}
    intent |= {"next_action": None}
    account.ledger.save(intent)
    events.emit(account, "payment_intent.canceled", intent)
    return intent


def unexpected_state(intent: Json, verb: str) -> Exception:
    return wrong_state(
        f"You cannot {verb} this PaymentIntent because it has a status of {intent['status']}.",
        code="payment_intent_unexpected_state",
        payment_intent=intent,
    )


def _of_no_session(account: Account, identifier: str, *, verb: str) -> Json:
    """A session's intent moves only through its session (docs.stripe.com/api/checkout/sessions/object)."""
    found = retrieve(account, {}, intent=identifier)
    if account.ledger.private(identifier)["session"]:
        message = f"You cannot {verb} this PaymentIntent because it belongs to a Checkout Session. Expire it instead."
        raise wrong_state(message, code="payment_intent_unexpected_state")
    return found


def _card_options() -> Json:
    options = {"installments": None, "mandate_options": None, "network": None}
    return {"card": options | {"request_three_d_secure": "automatic"}}
