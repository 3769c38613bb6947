"""Creating a Checkout Session: what Stripe demands of one, and what it then looks like."""

from tests.standins.stripe import line_items, money, session_limits
from tests.standins.stripe.account import Account
from tests.standins.stripe.identifiers import fresh
from tests.standins.stripe.ledger import Json

DAY = 86_400
ECHOED = (
    "allow_promotion_codes allowed_payment_method_types billing_address_collection cancel_url client_reference_id "
    "customer_email locale submit_type success_url"
)
EMPTY = (
    "after_expiration collected_information consent consent_collection currency_conversion customer customer_account "
    "invoice origin_context payment_intent payment_link payment_method_configuration_details "
    "recovered_from saved_payment_method_options setup_intent shipping_address_collection shipping_cost subscription "
    "wallet_options client_secret customer_details"
)


def create(account: Account, params: Json, **_: str) -> Json:
    session_limits.check(params, now=account.clock.now())
    items = line_items.make(account, params["line_items"])
    total = session_limits.total(items)
    identifier = fresh("cs_test", 56)
    session = {
        **dict.fromkeys(EMPTY.split()),
        **{field: params.get(field) for field in ECHOED.split()},
        **_fixed(params),
        "id": identifier,
        "object": "checkout.session",
        "amount_subtotal": total,
        "amount_total": total,
        "created": account.clock.now(),
        "currency": items[0]["currency"],
        "customer_creation": params.get("customer_creation", "if_required"),
        "expires_at": params.get("expires_at", account.clock.now() + DAY),
        "livemode": False,
        "metadata": money.metadata(params),
        "mode": "payment",
        "payment_status": "unpaid",
        "status": "open",
        "ui_mode": "hosted_page",
        "url": f"{account.url}/c/pay/{identifier}",
    }
    private = {"line_items": items, "payment_intent_data": params.get("payment_intent_data", {})}
    return account.ledger.add(session, private=private)


def _fixed(params: Json) -> Json:
    """Fields of features that this stand-in plays in their off position."""
    texts = params.get("custom_text") or {}
    places = ("after_submit", "shipping_address", "submit", "terms_of_service_acceptance")
    return {
        "adaptive_pricing": {"enabled": False},
        "automatic_tax": {"enabled": False, "liability": None, "provider": None, "status": None},
        "custom_fields": [],
        "custom_text": {place: texts.get(place) or None for place in places},
        "discounts": [],
        "invoice_creation": _no_invoice(),
        "payment_method_collection": "if_required",
        "payment_method_options": {"card": {"request_three_d_secure": "automatic"}},
        "payment_method_types": ["card"],
        "permissions": None,
        "phone_number_collection": {"enabled": False},
        "shipping_options": [],
        "total_details": {"amount_discount": 0, "amount_shipping": 0, "amount_tax": 0},
    }


def _no_invoice() -> Json:
    fields = "account_tax_ids custom_fields description footer issuer rendering_options"
    return {"enabled": False, "invoice_data": dict.fromkeys(fields.split()) | {"metadata": {}}}
