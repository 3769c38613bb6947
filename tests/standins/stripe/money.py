"""Limits that Stripe puts on amounts, currencies and metadata."""

from tests.standins.stripe.errors import invalid
from tests.standins.stripe.ledger import Json

# What the stand-in takes, with the smallest charge of each in its smallest unit (docs.stripe.com/currencies).
SMALLEST = {"usd": 50, "eur": 50, "cad": 50, "gbp": 30}
SIGNS = {"usd": "$", "cad": "$", "eur": "€", "gbp": "£"}
LARGEST = 99_999_999


def currency(code: str) -> str:
    lowered = code.lower()
    if lowered not in SMALLEST:
        message = f"Invalid currency: {lowered}. This stand-in knows these currencies: {', '.join(SMALLEST)}"
        raise invalid(message, param="currency")
    return lowered


def shown(amount: int, code: str) -> str:
    """14.00 dollars as $14.00."""
    return f"{SIGNS[code]}{amount // 100:,}.{amount % 100:02}"


def metadata(params: Json) -> dict[str, str]:
    """At most 50 keys of 40 characters with values of 500 (docs.stripe.com/api/metadata)."""
    given: dict[str, str] = params.get("metadata") or {}
    if len(given) > 50:
        raise invalid("You can only set up to 50 metadata keys.", param="metadata")
    for key, value in given.items():
        _check_entry(key, value)
    return given


def _check_entry(key: str, value: str) -> None:
    if len(key) > 40:
        message = f"Metadata keys can have up to 40 characters, but you passed in a key that is {len(key)} characters."
        raise invalid(f"{message} Invalid key: {key}", param="metadata")
    if len(value) > 500:
        message = (
            f"Metadata values can have up to 500 characters, but you passed in a value that is {len(value)} "
            f"characters. Invalid value: {value}"
        )
        raise invalid(message, param="metadata")
