"""One process full of buyers who all want the same jar.

main: PRODUCT HOW_MANY guard|bare

With `bare` the shop's guards are taken away, which leaves what stock Oscar does: look whether there are enough, then
count up in a transaction of its own.
"""

import json
import sys
import uuid
from collections import Counter
from typing import Any

import django

django.setup()

from django.db import connection, transaction  # noqa: E402 - needs Django set up
from django.utils import timezone  # noqa: E402
from oscar.apps.partner.abstract_models import AbstractStockRecord  # noqa: E402

from catalogue.models import Product  # noqa: E402
from shop.checkout.quote import quote  # noqa: E402
from shop.partner.models import SoldOut, StockRecord  # noqa: E402
from shop.payments import prepare as use_case  # noqa: E402
from tests import factories  # noqa: E402
from tests.concurrency.crowd import wait_for_the_word  # noqa: E402


def believe(basket: Any, buyer: Any, seen: Any, now: Any) -> Any:
    """What the page said, without another look."""
    return seen


def take_the_guards_away() -> None:
    """The check happens before the transaction, the update is unconditional, the constraint is asleep."""
    StockRecord.allocate = AbstractStockRecord.allocate  # type: ignore[method-assign]
    use_case._checked_quote = believe
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA ignore_check_constraints = ON")


def buy(product: Product, number: int, process: str) -> str:
    """One buyer, from basket to Pay; what came of it in a word."""
    now = timezone.now()
    with transaction.atomic():
        basket = factories.basket_with(product)
    buyer = factories.buyer(email=f"buyer-{process}-{number}@example.org")
    seen = quote(basket, delivery=buyer.delivery_code, state=buyer.state, zip_code=buyer.zip_code, now=now)
    if not seen.payable:
        return "sold out"
    try:
        use_case.prepare(basket=basket, buyer=buyer, quote=seen, client=f"{process}-{number}", now=now)
    except (SoldOut, use_case.Mismatch):
        return "sold out"
    return "sold"


def main(product_id: str, how_many: str, guards: str) -> None:
    if guards == "bare":
        take_the_guards_away()
    product: Any = Product.objects.get(pk=product_id)
    wait_for_the_word()
    process = uuid.uuid4().hex
    outcomes = Counter(buy(product, number, process) for number in range(int(how_many)))
    sys.stdout.write(json.dumps(outcomes) + "\n")
