"""Refunds: money back, at once, later, or not after all."""

from tests.standins.stripe import balance, charges, events, intents, money, payment_methods, timers
from tests.standins.stripe.account import Account
from tests.standins.stripe.errors import ApiError, invalid, missing, wrong_state
from tests.standins.stripe.identifiers import fresh
from tests.standins.stripe.ledger import Json
from tests.standins.stripe.parameters import absent


def create(account: Account, params: Json, **_: str) -> Json:
    charge = _charge(account, params)
    amount = _refundable(charge, params.get("amount"))
    method = payment_methods.resolve(account, charge["payment_method"], param="charge")
    course = payment_methods.test_card(account, method).refund
    refund = _new(account, charge, amount, params, status="pending" if course == "pending" else "succeeded")
    _count(account, charge, amount)
    events.emit(account, "charge.refunded", charge)
    events.emit(account, "refund.created", refund)
    if course != "succeeded":
        action = "settle refund" if course == "pending" else "fail refund"
        timers.start(account, action, refund["id"], seconds=account.refund_delay)
    return refund


def retrieve(account: Account, params: Json, *, refund: str) -> Json:
    found = account.ledger.find("refund", refund)
    if found is None:
        raise missing("refund", refund, param="refund")
    return found


def update(account: Account, params: Json, *, refund: str) -> Json:
    found = retrieve(account, params, refund=refund)
    found["metadata"] |= money.metadata(params)
    account.ledger.save(found)
    return _tell(account, found, "refund.updated", "charge.refund.updated")


def settle(account: Account, refund: Json) -> Json:
    if refund["status"] != "pending":
        raise wrong_state(f"This refund is {refund['status']}.")
    refund["status"] = "succeeded"
    refund.pop("pending_reason")
    account.ledger.save(refund)
    return _tell(account, refund, "refund.updated", "charge.refund.updated")


def fail(account: Account, refund: Json) -> Json:
    """The customer's bank sends the money back (docs.stripe.com/refunds#failed-refunds)."""
    if refund["status"] == "failed":
        raise wrong_state("This refund has already failed.")
    charge = charges.retrieve(account, {}, charge=refund["charge"])
    amount, currency = refund["amount"], refund["currency"]
    entry = balance.record(account, amount, kind="refund_failure", source=refund["id"], currency=currency)
    refund |= {"status": "failed", "failure_reason": "lost_or_stolen_card"}
    refund.pop("pending_reason", None)
    refund |= {"failure_balance_transaction": entry["id"]}
    account.ledger.save(refund)
    _count(account, charge, -amount)
    return _tell(account, refund, "refund.failed", "charge.refund.updated")


def _tell(account: Account, refund: Json, *types: str) -> Json:
    for event_type in types:
        events.emit(account, event_type, refund)
    return refund


def _charge(account: Account, params: Json) -> Json:
    if "charge" in params:
        return charges.retrieve(account, {}, charge=params["charge"])
    if "payment_intent" not in params:
        raise absent("payment_intent")
    intent = intents.retrieve(account, {}, intent=params["payment_intent"])
    if intent["status"] != "succeeded":
        message = f"This PaymentIntent ({intent['id']}) does not have a successful charge to refund."
        raise wrong_state(message, code="payment_intent_unexpected_state")
    return charges.retrieve(account, {}, charge=intent["latest_charge"])


def _refundable(charge: Json, asked: int | None) -> int:
    remaining = charge["amount_captured"] - charge["amount_refunded"]
    if remaining == 0 and charge["paid"]:
        message = f"Charge {charge['id']} has already been refunded."
        raise wrong_state(message, code="charge_already_refunded")
    amount = remaining if asked is None else asked
    if amount < 1:
        raise invalid("Invalid positive integer", param="amount", code="parameter_invalid_integer")
    if charge["disputed"] or not charge["paid"]:
        raise wrong_state(f"Charge {charge['id']} cannot be refunded.", code="charge_disputed")
    if amount > remaining:
        raise _too_much(amount, remaining, charge["currency"])
    return amount


def _too_much(amount: int, remaining: int, currency: str) -> ApiError:
    asked, left = money.shown(amount, currency), money.shown(remaining, currency)
    message = f"Refund amount ({asked}) is greater than unrefunded amount on charge ({left})"
    return ApiError(message, param="amount", executed=True)


def _count(account: Account, charge: Json, amount: int) -> None:
    charge["amount_refunded"] += amount
    charge["refunded"] = charge["amount_refunded"] == charge["amount_captured"]
    account.ledger.save(charge)


def _new(account: Account, charge: Json, amount: int, params: Json, *, status: str) -> Json:
    identifier, currency = fresh("re"), charge["currency"]
    entry = balance.record(account, -amount, kind="refund", source=identifier, currency=currency)
    refund = {
        "id": identifier,
        "object": "refund",
        "amount": amount,
        "balance_transaction": entry["id"],
        "charge": charge["id"],
        "created": account.clock.now(),
        "currency": currency,
        "destination_details": {"card": {"type": "refund"}, "type": "card"},
        "metadata": money.metadata(params),
        "payment_intent": charge["payment_intent"],
        "reason": params.get("reason"),
        "receipt_number": None,
        "source_transfer_reversal": None,
        "status": status,
        "transfer_reversal": None,
    }
    if status == "pending":
        refund["pending_reason"] = "processing"
    return account.ledger.add(refund)
