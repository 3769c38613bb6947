"""Stripe's test cards and what each does (docs.stripe.com/testing)."""

from dataclasses import dataclass
from datetime import date

from tests.standins.stripe.errors import ApiError


@dataclass(frozen=True)
class Decline:
    """Why a bank says no, in the words the customer reads."""

    code: str
    message: str
    decline_code: str | None = None


@dataclass(frozen=True)
class Card:
    """A test card; refund is succeeded, pending (later succeeds) or failed (later, after success)."""

    number: str
    label: str
    names: tuple[str, ...]  # as in tok_NAME and pm_card_NAME
    decline: Decline | None = None
    authenticate: bool = False
    dispute: str = ""
    refund: str = "succeeded"


@dataclass(frozen=True)
class Entry:
    """What a customer types about her card."""

    number: str
    expiry: str  # MM / YY
    cvc: str


DECLINED = Decline("card_declined", "Your card was declined.", "generic_decline")
NO_FUNDS = Decline("card_declined", "Your card has insufficient funds.", "insufficient_funds")
UNAUTHENTICATED = Decline(
    "payment_intent_authentication_failure",
    "The provided PaymentMethod has failed authentication. You can provide payment_method_data or a new "
    "PaymentMethod to attempt to fulfill this PaymentIntent again.",
)
NOT_A_TEST_CARD = Decline(
    "card_declined",
    "Your card was declined. Your request was in test mode, but used a non test card. For a list of valid test "
    "cards, visit: https://stripe.com/docs/testing.",
    "test_mode_live_card",
)

CARDS = (
    Card("4242424242424242", "pays", ("visa",)),
    Card("4000000000000002", "is declined", ("chargeDeclined", "visa_chargeDeclined"), decline=DECLINED),
    Card(
        "4000000000009995",
        "has too little money",
        ("chargeDeclinedInsufficientFunds", "visa_chargeDeclinedInsufficientFunds"),
        decline=NO_FUNDS,
    ),
    Card(
        "4000002500003155",
        "asks for 3D Secure",
        ("authenticationRequired", "threeDSecure2Required"),
        authenticate=True,
    ),
    Card("4000000000000259", "pays, then disputes", ("createDispute",), dispute="needs_response"),
    Card("4000000000001976", "pays, then inquires", ("createDisputeInquiry",), dispute="warning_needs_response"),
    Card("4000000000007726", "pays; a refund is pending first", ("pendingRefund",), refund="pending"),
    Card("4000000000005126", "pays; a refund fails later", ("refundFail",), refund="failed"),
)
BY_NUMBER = {card.number: card for card in CARDS}
BY_NAME = {name: card for card in CARDS for name in card.names}


def card(number: str) -> Card:
    """The test card of this number; a real card is declined in test mode."""
    return BY_NUMBER.get(number, Card(number, "is not a test card", (), decline=NOT_A_TEST_CARD))


def typed(entry: Entry, today: date) -> tuple[str, int, int]:
    """Number, expiry month and year, or the refusal that a form shows beside the field."""
    number = entry.number.replace(" ", "").replace("-", "")
    if not (number.isascii() and number.isdigit() and len(number) in range(12, 20) and _luhn(number)):
        raise _unreadable("incorrect_number", "Your card number is invalid.", "number")
    month, year = _expiry(entry.expiry)
    if (year, month) < (today.year, today.month):
        raise _unreadable("invalid_expiry_year", "Your card's expiration date is in the past.", "exp_year")
    if not (entry.cvc.isascii() and entry.cvc.isdigit() and len(entry.cvc) in (3, 4)):
        raise _unreadable("invalid_cvc", "Your card's security code is invalid.", "cvc")
    return number, month, year


def _expiry(text: str) -> tuple[int, int]:
    month, _, year = text.replace(" ", "").partition("/")
    if not (month.isdecimal() and year.isdecimal() and 1 <= int(month) <= 12 and len(year) in (2, 4)):
        raise _unreadable("invalid_expiry_month", "Your card's expiration date is incomplete.", "exp_month")
    return int(month), int(year) + (2000 if len(year) == 2 else 0)


def _luhn(number: str) -> bool:
    doubled = [int(digit) * (1 + place % 2) for place, digit in enumerate(reversed(number))]
    return sum(value - 9 if value > 9 else value for value in doubled) % 10 == 0


def _unreadable(code: str, message: str, param: str) -> ApiError:
    return ApiError(message, status=402, type="card_error", code=code, param=param)
