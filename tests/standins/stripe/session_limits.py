"""What a new Checkout Session must satisfy (docs.stripe.com/api/checkout/sessions/create)."""

from tests.standins.stripe import money
from tests.standins.stripe.errors import invalid
from tests.standins.stripe.ledger import Json
from tests.standins.stripe.parameters import absent, not_played

HALF_HOUR, DAY = 1800, 86_400
ONLY_OFF = ("adaptive_pricing", "automatic_tax", "invoice_creation", "phone_number_collection")
INTENT_DATA = frozenset(
    ["description", "metadata", "receipt_email", "shipping", "statement_descriptor", "statement_descriptor_suffix"]
)


def check(params: Json, *, now: int) -> None:
    _check_presence(params)
    _check_played(params)
    _check_addresses(params)
    _check_expiry(params.get("expires_at"), now)
    money.metadata(params)
    money.metadata(params.get("payment_intent_data", {}))


def total(items: list[Json]) -> int:
    """The sum in cents, of one currency and not under the smallest charge."""
    codes = {item["currency"] for item in items}
    if len(codes) > 1:
        listed = ", ".join(sorted(codes))
        message = f"Each line item must use the same currency; you passed {listed}."
        raise invalid(message, param="line_items")
    amount: int = sum(item["amount_total"] for item in items)
    _check_amount(amount, codes.pop())
    return amount


def _check_amount(amount: int, code: str) -> None:
    least = money.SMALLEST[code]
    if amount < least:
        message = f"The Checkout Session's total amount due must add up to at least {money.shown(least, code)} {code}"
        raise invalid(message, param="line_items", code="amount_too_small")
    if amount > money.LARGEST:
        most = money.shown(money.LARGEST, code)
        message = f"The Checkout Session's total amount due must be no more than {most} {code}"
        raise invalid(message, param="line_items", code="amount_too_large")


def _check_presence(params: Json) -> None:
    for name in ("mode", "success_url", "line_items"):
        if not params.get(name):
            raise absent(name)


def _check_played(params: Json) -> None:
    for name in params.get("payment_intent_data", {}):
        if name not in INTENT_DATA:
            raise not_played(f"payment_intent_data[{name}]")
    for name in ONLY_OFF:
        if params.get(name, {}).get("enabled"):
            raise not_played(f"{name}[enabled]")
    if params["mode"] != "payment":
        raise not_played("mode")
    if params.get("ui_mode", "hosted_page") != "hosted_page":
        raise not_played("ui_mode")
    if params.get("allowed_payment_method_types", ["card"]) != ["card"]:
        raise not_played("allowed_payment_method_types")


def _check_addresses(params: Json) -> None:
    for name in ("success_url", "cancel_url"):
        if not params.get(name, "https://").startswith(("http://", "https://")):
            message = "Not a valid URL"
            raise invalid(message, param=name, code="url_invalid")
    mail = params.get("customer_email")
    if mail is not None and ("@" not in mail[1:-1] or any(letter.isspace() for letter in mail)):
        raise invalid(f"Invalid email address: {mail}", param="customer_email", code="email_invalid")
    if len(params.get("client_reference_id", "")) > 200:
        raise invalid("Invalid string; must be at most 200 characters", param="client_reference_id")


def _check_expiry(expires_at: int | None, now: int) -> None:
    if expires_at is None:
        return
    if expires_at < now + HALF_HOUR:
        message = "The `expires_at` timestamp must be at least 30 minutes from Checkout Session creation."
        raise invalid(message, param="expires_at")
    if expires_at > now + DAY:
        message = "The `expires_at` timestamp must be less than 24 hours from Checkout Session creation."
        raise invalid(message, param="expires_at")
