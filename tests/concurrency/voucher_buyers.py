"""One process full of buyers who all hold the same voucher, which is good for one order.

main: PRODUCT CODE HOW_MANY guard|bare

It says "ready" when every buyer has seen her page, and lets them click when it is told to go on.
With `bare` the shop's guards are taken away: what was quoted before is believed, and nothing is looked at under lock.
"""

import json
import sys
import uuid
from collections import Counter
from typing import Any

import django

django.setup()

from django.utils import timezone  # noqa: E402 - needs Django set up
from oscar.core.loading import get_model  # noqa: E402

from catalogue.models import Product  # noqa: E402
from shop.checkout.quote import Quote, quote  # noqa: E402
from shop.order import utils, voucher_use  # noqa: E402
from shop.order.voucher_use import VoucherGone  # noqa: E402
from shop.payments import prepare as use_case  # noqa: E402
from tests import factories  # noqa: E402
from tests.concurrency.crowd import wait_for_the_word  # noqa: E402


def believe(basket: Any, buyer: Any, seen: Any, now: Any) -> Any:
    """What the page said, without another look."""
    return seen


def take_the_guards_away() -> None:
    """The voucher was free when the page was shown, and is counted without another look."""
    use_case._checked_quote = believe
    setattr(utils, "use", lambda order, discounts, user: voucher_use.take_again(order))  # noqa: B010 - not exported


def shown(buyer: Any, product: Product, code: str) -> tuple[Any, Quote]:
    """A basket with the voucher in it, and what its page says."""
    basket = factories.basket_with(product)
    basket.vouchers.add(get_model("voucher", "Voucher").objects.get(code=code))
    return basket, quote(basket, delivery="standard", state=buyer.state, zip_code=buyer.zip_code, now=timezone.now())


def click(basket: Any, seen: Quote, buyer: Any) -> str:
    """What came of one click on Pay."""
    try:
        use_case.prepare(basket=basket, buyer=buyer, quote=seen, client=buyer.email, now=timezone.now())
    except (VoucherGone, use_case.Mismatch):
        return "gone"
    return "ordered"


def main(product_id: str, code: str, how_many: str, guards: str) -> None:
    if guards == "bare":
        take_the_guards_away()
    product = Product.objects.get(pk=product_id)
    buyers = [factories.buyer(email=f"buyer-{uuid.uuid4().hex}@example.org") for _ in range(int(how_many))]
    pages = [(*shown(buyer, product, code), buyer) for buyer in buyers]
    wait_for_the_word()
    told = Counter(click(*page) for page in pages)
    sys.stdout.write(json.dumps(told) + "\n")
