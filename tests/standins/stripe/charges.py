"""Charges: what the bank said to one try, and the balance entry of a success."""

from tests.standins.stripe import balance, payment_methods
from tests.standins.stripe.account import Account
from tests.standins.stripe.cards import Decline
from tests.standins.stripe.errors import missing
from tests.standins.stripe.identifiers import fresh
from tests.standins.stripe.ledger import Json

COPIED = ("amount", "currency", "description", "metadata", "receipt_email", "shipping", "statement_descriptor")


def retrieve(account: Account, params: Json, *, charge: str) -> Json:
    found = account.ledger.find("charge", charge)
    if found is None:
        raise missing("charge", charge, param="id")
    return found


def new(account: Account, intent: Json, method: Json, decline: Decline | None) -> Json:
    identifier = fresh("ch")
    entry = None if decline else balance.charged(account, intent, source=identifier)
    charge = {
        **_unused(),
        **{field: intent[field] for field in COPIED},
        "id": identifier,
        "object": "charge",
        **_fate(intent["amount"], decline),
        "amount_refunded": 0,
        "balance_transaction": entry,
        "billing_details": method["billing_details"],
        "calculated_statement_descriptor": "STAND-IN",
        "created": account.clock.now(),
        "disputed": False,
        "fraud_details": {},
        "livemode": False,
        "payment_intent": intent["id"],
        "payment_method": method["id"],
        "payment_method_details": _details(account, method, intent["amount"]),
        "radar_options": {},
        "receipt_url": None,
        "refunded": False,
    }
    return account.ledger.add(charge)


def _fate(amount: int, decline: Decline | None) -> Json:
    """What differs between a paid charge and a declined one."""
    return {
        "amount_captured": 0 if decline else amount,
        "captured": decline is None,
        "failure_code": decline.code if decline else None,
        "failure_message": decline.message if decline else None,
        "outcome": _outcome(decline),
        "paid": decline is None,
        "status": "failed" if decline else "succeeded",
    }


def _unused() -> Json:
    names = "application application_fee application_fee_amount customer failure_balance_transaction on_behalf_of"
    more = "receipt_number review source_transfer statement_descriptor_suffix transfer_data transfer_group"
    return dict.fromkeys(f"{names} {more}".split())


def _outcome(decline: Decline | None) -> Json:
    return {
        "advice_code": "try_again_later" if decline else None,
        "network_advice_code": None,
        "network_decline_code": None,
        "network_status": "declined_by_network" if decline else "approved_by_network",
        "reason": decline.decline_code if decline else None,
        "risk_level": "normal",
        "risk_score": 20,
        "seller_message": "The bank returned a decline." if decline else "Payment complete.",
        "type": "issuer_declined" if decline else "authorized",
    }


def _details(account: Account, method: Json, amount: int) -> Json:
    face = method["card"]
    asked = payment_methods.test_card(account, method).authenticate
    shown = ("brand", "checks", "country", "exp_month", "exp_year", "fingerprint", "funding", "last4", "wallet")
    card = {field: face[field] for field in shown} | {
        "amount_authorized": amount,
        "authorization_code": "000000",
        "extended_authorization": {"status": "disabled"},
        "incremental_authorization": {"status": "unavailable"},
        "installments": None,
        "mandate": None,
        "multicapture": {"status": "unavailable"},
        "network": "visa",
        "network_token": {"used": False},
        "network_transaction_id": None,
        "overcapture": {"maximum_amount_capturable": amount, "status": "unavailable"},
        "regulated_status": "unregulated",
        "three_d_secure": _three_d_secure() if asked else None,
    }
    return {"card": card, "type": "card"}


def _three_d_secure() -> Json:
    return {
        "authentication_flow": "challenge",
        "electronic_commerce_indicator": "05",
        "exemption_indicator": None,
        "result": "authenticated",
        "result_reason": None,
        "transaction_id": fresh("tds"),
        "version": "2.2.0",
    }
