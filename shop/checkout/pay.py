"""The Pay button: from a checked form to the address of Stripe's page, or to a refusal in plain words."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal, InvalidOperation
from typing import Any

from django.conf import settings

from shop.checkout.buyer import Buyer
from shop.checkout.quoted import Shown
from shop.checkout.same import is_same_purchase
from shop.order.address_book import save_address
from shop.order.voucher_use import VoucherGone
from shop.payments.facts import GatewayDown
from shop.payments.models import Attempt
from shop.payments.open import NotPayable, open_session
from shop.payments.prepare import Mismatch, NothingToBuy, SoldOut, TooManyAttempts, prepare

CHANGED = "The total has changed since you saw it. Nothing has been charged; please look at the new one and pay again."
NOT_AS_IT_IS = "This order can't go through as it is. Nothing has been charged; please see what is wrong below."
TOO_MANY = (
    "There are too many unfinished payments from you. Nothing has been charged. "
    "Please finish or cancel one of them, or try again in an hour."
)
DOWN = (
    "Our payment provider doesn't answer at the moment. Nothing has been charged, and your order is kept just as "
    "you wrote it. Please try again in a minute."
)
OTHER_ORDER = (
    "You began to pay for this basket already, and something was different then. Here is what you ordered: "
    "continue with it, or change it."
)


@dataclass(frozen=True)
class Refusal(Exception):  # noqa: N818 - a way the click can end, not a fault
    """Why there is nothing to pay yet, and the HTTP status that says so; `attempt` if one is under way."""

    message: str
    status: int = 409
    attempt: Attempt | None = None


def shown_total(typed: str) -> Shown:
    """The total that the page showed; nonsense counts as a total that nothing costs, so the page is shown again."""
    try:
        total = Decimal(typed)
    except InvalidOperation:
        total = Decimal(-1)
    return Shown(total if total.is_finite() else Decimal(-1), settings.OSCAR_DEFAULT_CURRENCY)


def begin(basket: Any, buyer: Buyer, *, shown: Shown, client: str, now: datetime) -> Attempt:
    """Order what is in the basket and set it aside; raises Refusal (nothing has changed) or NothingToBuy."""
    try:
        attempt = prepare(basket=basket, buyer=buyer, quote=shown, client=client, now=now)
    except Mismatch as error:
        raise Refusal(CHANGED if error.quote.payable else NOT_AS_IT_IS) from error
    except SoldOut as error:
        raise Refusal(_sold_out(error)) from error
    except VoucherGone as error:
        raise Refusal(f"Voucher {error.code} has just been used up. Nothing has been charged.") from error
    except TooManyAttempts as error:
        raise Refusal(TOO_MANY, status=429) from error
    if buyer.save_address:
        save_address(buyer)
    return attempt


def _sold_out(error: SoldOut) -> str:
    title = error.record.product.get_title()
    return f"Somebody was faster: there are not enough of “{title}” left. Nothing has been charged."


def again(attempt: Attempt, buyer: Buyer, *, shown: Shown) -> Attempt:
    """A second click for a basket that is being paid for: the same attempt, if it asks for the same."""
    if not is_same_purchase(attempt.order, buyer, shown=shown.total):
        raise Refusal(OTHER_ORDER, attempt=attempt)
    return attempt


def payment_page(attempt: Attempt, *, now: datetime) -> str:
    """The address of Stripe's page for this attempt, the same each time; raises Refusal, and the order is kept."""
    try:
        return open_session(attempt, now=now)
    except GatewayDown as error:
        raise Refusal(DOWN, status=503, attempt=attempt) from error


__all__ = ["NotPayable", "NothingToBuy", "Refusal", "again", "begin", "payment_page", "shown_total"]
