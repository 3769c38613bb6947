"""Stripe takes the request and says nothing: the real web server, the real time-outs, a customer with a watch."""

import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from tests.house.databases import Databases
from tests.house.house import House, house
from tests.house.shopper import Page, Shopper
from tests.standins.stripe.levers import Levers

pytestmark = pytest.mark.process
LONGEST_WAIT = 12  # seconds
JAR = """
from shop.partner.models import StockRecord
answer = StockRecord.objects.order_by("pk").first().product.get_absolute_url()
"""
WHO = {
    "first_name": "Ada",
    "last_name": "Lovelace",
    "line1": "12 High St",
    "city": "Columbus",
    "state": "OH",
    "zip_code": "43215",
}


@pytest.fixture
def shop(prepared: Databases, tmp_path: Path) -> Iterator[House]:
    with house(tmp_path, prepared.copy(tmp_path), TRUST_PROXY="1") as made:
        made.start("stripe", "web")
        yield made


def at_checkout(shop: House, address: str) -> tuple[Shopper, Page]:
    """A visitor with a jar before the form."""
    visitor = Shopper(shop.url, address=address)
    visitor.submit(visitor.get(shop.ask(JAR)), "quantity", quantity="1")
    return visitor, visitor.get("/checkout/")


def watch(visitor: Shopper, page: Page) -> tuple[Page, float]:
    """Press Pay and look at the clock."""
    started = time.perf_counter()
    answer = visitor.submit(page, "first_name", **WHO, email=f"ada-{visitor.address}@example.org")
    return answer, time.perf_counter() - started


def longest_look(shop: House, seconds: float) -> float:
    """Somebody else reads on for so long; gives the slowest page."""
    reader, slowest, until = Shopper(shop.url), 0.0, time.perf_counter() + seconds
    while time.perf_counter() < until:
        for path in ("/", "/jars/", "/basket/"):
            started = time.perf_counter()
            assert reader.get(path).status == 200
            slowest = max(slowest, time.perf_counter() - started)
        time.sleep(0.1)
    return slowest


def test_pay_is_answered_within_twelve_seconds_and_nobody_else_waits(shop: House) -> None:
    visitors = [at_checkout(shop, f"203.0.113.{number}") for number in range(1, 5)]
    Levers(shop.stripe_url).rule("hang", path="/v1/checkout/sessions", seconds=40)

    with ThreadPoolExecutor(len(visitors)) as pool:
        waiting = [pool.submit(watch, *visitor) for visitor in visitors]
        slowest = longest_look(shop, 9)
        answers = [each.result() for each in waiting]

    assert [answer.status for answer, _ in answers] == [503] * 4
    assert all("Nothing has been charged" in answer.text for answer, _ in answers)
    assert max(took for _, took in answers) < LONGEST_WAIT
    assert slowest < 2  # a fraction of a second, where nothing else runs
