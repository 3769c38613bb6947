"""One voucher that is good for one order, and 24 buyers in four processes who all saw it free."""

import json
import subprocess
import sys
from collections import Counter
from typing import IO

from tests.house.house import ROOT, House

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


def _of(pipe: IO[str] | None) -> IO[str]:
    assert pipe is not None
    return pipe


def rush(shop: House, guards: str) -> tuple[Counter[str], dict[str, int]]:
    """Let everybody click at once; what each was told, and what the voucher's books say afterwards."""
    product = str(shop.ask(HAND_OUT_A_VOUCHER))
    command = [sys.executable, "-m", "tests.concurrency.voucher_buyers", product, "KIND4", str(BUYERS_EACH), guards]
    environment = shop.environment | {"DJANGO_SETTINGS_MODULE": "shop.settings"}
    pipe = subprocess.PIPE
    crowd = [
        subprocess.Popen(command, cwd=ROOT, env=environment, text=True, stdin=pipe, stdout=pipe)
        for _ in range(PROCESSES)
    ]
    assert [_of(process.stdout).readline() for process in crowd] == ["ready\n"] * PROCESSES
    for process in crowd:
        _of(process.stdin).write("go\n")
        _of(process.stdin).flush()
    told: Counter[str] = Counter()
    for process in crowd:
        said, _ = process.communicate(timeout=120)
        assert process.returncode == 0
        told.update(json.loads(said.splitlines()[-1]))
    return told, shop.ask(COUNT)


def test_voucher_for_one_is_used_once(shop: House) -> None:
    told, books = rush(shop, "guard")

    assert told == {"ordered": 1, "gone": PROCESSES * BUYERS_EACH - 1}
    assert books == {"used": 1, "orders": 1}


def test_without_the_guards_it_is_used_again_and_again(shop: House) -> None:
    told, books = rush(shop, "bare")

    assert told["ordered"] > 1
    assert books["used"] > 1
