"""PaymentMethods: cards only, from a test number, a tok_ token or one of the pm_card_ names."""

from typing import Any

from tests.standins.stripe import cards
from tests.standins.stripe.account import Account
from tests.standins.stripe.errors import ApiError, invalid, missing
from tests.standins.stripe.identifiers import fresh
from tests.standins.stripe.ledger import Json
from tests.standins.stripe.parameters import absent

BILLING = ("address", "email", "name", "phone", "tax_id")
PLACE = ("city", "country", "line1", "line2", "postal_code", "state")


def create(account: Account, params: Json, **_: str) -> Json:
    if "type" not in params:
        raise absent("type")
    if params["type"] != "card":
        raise invalid(f"This stand-in plays cards only, not {params['type']}.", param="type")
    number, month, year = _card(params.get("card", {}))
    return new(account, number, month, year, billing=params.get("billing_details", {}))


def new(account: Account, number: str, month: int, year: int, *, billing: Json) -> Json:
    method = {
        "id": fresh("pm"),
        "object": "payment_method",
        "allow_redisplay": "unspecified",
        "billing_details": billing_details(billing),
        "card": _face(number, month, year),
        "created": account.clock.now(),
        "customer": None,
        "customer_account": None,
        "livemode": False,
        "metadata": {},
        "type": "card",
    }
    return account.ledger.add(method, private={"number": number})


def retrieve(account: Account, params: Json, *, payment_method: str) -> Json:
    return resolve(account, payment_method, param="payment_method")


def resolve(account: Account, name: str, *, param: str) -> Json:
    """A stored method, or a fresh one for a name such as pm_card_visa."""
    test_card = cards.BY_NAME.get(name.removeprefix("pm_card_")) if name.startswith("pm_card_") else None
    if test_card:
        return new(account, test_card.number, 12, 2034, billing={})
    method = account.ledger.find("payment_method", name)
    if method is None:
        raise missing("PaymentMethod", name, param=param)
    return method


def test_card(account: Account, method: Json) -> cards.Card:
    return cards.card(account.ledger.private(method["id"])["number"])


def billing_details(given: Json) -> Json:
    details: dict[str, Any] = {field: given.get(field) for field in BILLING}
    details["address"] = {field: (given.get("address") or {}).get(field) for field in PLACE}
    return details


def _card(sent: Json) -> tuple[str, int, int]:
    """Numbers belong on Stripe's page; through the API only tokens pass (docs.stripe.com/security/guide)."""
    if "number" in sent:
        raise ApiError("Sending credit card numbers directly to the Stripe API is generally unsafe.", status=402)
    if "token" not in sent:
        raise absent("card[token]")
    known = cards.BY_NAME.get(sent["token"].removeprefix("tok_"))
    if known is None:
        raise missing("token", sent["token"], param="card[token]")
    return known.number, 12, 2034


def _face(number: str, month: int, year: int) -> Json:
    return {
        "brand": "visa",
        "checks": {"address_line1_check": None, "address_postal_code_check": None, "cvc_check": "pass"},
        "country": "US",
        "display_brand": "visa",
        "exp_month": month,
        "exp_year": year,
        "fingerprint": f"fingerprint{number[-4:]}",
        "funding": "credit",
        "generated_from": None,
        "last4": number[-4:],
        "networks": {"available": ["visa"], "preferred": None},
        "regulated_status": "unregulated",
        "three_d_secure_usage": {"supported": True},
        "wallet": None,
    }
