"""24 buyers in four processes who all saw one voucher free, which is good for one order.

Without the shop's guards, what was quoted before is believed, and nothing is looked at under lock.
"""

from collections import Counter
from functools import partial
from typing import Any, Final

from django.utils import timezone
from oscar.core.loading import get_model

from catalogue.models import Product
from shop.checkout.quote import Quote, quote
from shop.order import utils, voucher_use
from shop.order.voucher_use import VoucherGone
from shop.payments import prepare as use_case
from tests import factories
from tests.concurrency.forks import at_once, put
from tests.shop.checkout.offers import offer

PROCESSES: Final = 4
BUYERS_EACH: Final = 6
Page = tuple[Any, Quote, Any]


def rush(guards: str) -> dict[str, Any]:
    """Everybody has seen her page; then all click at once. What each was told, and what the voucher's books say."""
    code = f"KIND4{guards}".upper()
    offer("Absolute", "4.00", code=code)
    product = factories.jar(stock=100)
    crowds = [[_shown(product, code, f"{crowd}-{one}") for one in range(BUYERS_EACH)] for crowd in range(PROCESSES)]
    ended = at_once(*[partial(_click_one_after_the_other, pages, guards) for pages in crowds])
    told = sum((Counter(one.said) for one in ended), Counter())
    voucher = get_model("voucher", "Voucher").objects.get(code=code)
    books = {"used": voucher.applications.count(), "orders": voucher.num_orders}
    return {"codes": [one.code for one in ended], "told": told, "books": books}


def _shown(product: Product, code: str, name: str) -> Page:
    """A basket with the voucher in it, what its page says, and whose it is."""
    buyer = factories.buyer(email=f"{code}-{name}@example.org".lower())
    basket = factories.basket_with(product)
    basket.vouchers.add(get_model("voucher", "Voucher").objects.get(code=code))
    seen = quote(basket, delivery="standard", state=buyer.state, zip_code=buyer.zip_code, now=timezone.now())
    return basket, seen, buyer


def _click_one_after_the_other(pages: list[Page], guards: str) -> dict[str, int]:
    if guards == "bare":
        put(use_case, _checked_quote=lambda basket, buyer, seen, now: seen)
        put(utils, use=lambda order, discounts, user: voucher_use.take_again(order))
    return Counter(_click(*page) for page in pages)


def _click(basket: Any, seen: Quote, buyer: Any) -> str:
    """What came of one click on Pay."""
    try:
        use_case.prepare(basket=basket, buyer=buyer, quote=seen, client=buyer.email, now=timezone.now())
    except (VoucherGone, use_case.Mismatch):
        return "gone"
    return "ordered"
