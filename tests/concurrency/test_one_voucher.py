"""One voucher that is good for one order, and 24 buyers in four processes who all saw it free."""

import json
from collections import Counter

from tests.concurrency.crowd import let_loose
from tests.house.house import House

PROCESSES = 4
BUYERS_EACH = 6

HAND_OUT_A_VOUCHER = """
from tests import factories
from tests.shop.checkout.offers import offer
factories.buyer()
offer("Absolute", "4.00", code="KIND4")
answer = factories.jar(stock=100).pk
"""
COUNT = """
from oscar.core.loading import get_model
voucher = get_model("voucher", "Voucher").objects.get(code="KIND4")
answer = {"used": voucher.applications.count(), "orders": voucher.num_orders}
"""


def rush(shop: House, guards: str) -> tuple[Counter[str], dict[str, int]]:
    """Let everybody click at once; what each was told, and what the voucher's books say afterwards."""
    product = str(shop.ask(HAND_OUT_A_VOUCHER))
    command = ["tests.concurrency.voucher_buyers", product, "KIND4", str(BUYERS_EACH), guards]
    crowd = let_loose(shop, command, processes=PROCESSES)
    assert crowd.codes == [0] * PROCESSES
    told: Counter[str] = Counter()
    for line in crowd.lines:
        told.update(json.loads(line))
    return told, shop.ask(COUNT)


def test_voucher_for_one_is_used_once(shop: House) -> None:
    told, books = rush(shop, "guard")

    assert told == {"ordered": 1, "gone": PROCESSES * BUYERS_EACH - 1}
    assert books == {"used": 1, "orders": 1}


def test_without_the_guards_it_is_used_again_and_again(shop: House) -> None:
    told, books = rush(shop, "bare")

    assert told["ordered"] > 1
    assert books["used"] > 1
