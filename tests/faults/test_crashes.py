"""kill -9 between each two steps from Pay to paid, and in a refund: the customer tries again, and the books agree."""

import random
from pathlib import Path

from tests.faults.books import Books
from tests.faults.buyers import Buyer
from tests.faults.run import STOCK, settle_everything
from tests.house.house import House, eventually

# Each place, and the habit that leads a buyer past it.
IN_A_WEB_PROCESS = {
    "prepare: before the commit": "return",
    "prepare: after the commit": "return",
    "open: before asking Stripe": "return",
    "open: after Stripe's answer": "return",
    "open: after writing it down": "return",
    "webhook: after the inbox": "close the tab",
    "settle: after Stripe's answer": "close the tab",
    "settle: before the commit": "return",
    "settle: after the commit": "close the tab",
}
IN_THE_WORKER = ("refund: before asking Stripe", "refund: after Stripe's answer")
REFUND_THE_NEWEST = """
from decimal import Decimal
from django.utils import timezone
from shop import fulfilment
from shop.order.models import Order
order = Order.objects.filter(status="paid").order_by("-pk").first()
fulfilment.refund(order, amount=Decimal("3.00"), reason="a chipped jar", now=timezone.now(), user=None)
"""


def flag(house: House, place: str) -> Path:
    """The file that the process takes away when it dies there."""
    path = house.folder / f"{place.replace(' ', '-').replace(':', '')}.flag"
    path.touch()
    return path


def test_a_kill_between_any_two_steps_loses_and_doubles_nothing(shop: House) -> None:
    jar = shop.ask(STOCK)
    shop.start("stripe", "inbox")
    for number, (place, habit) in enumerate(IN_A_WEB_PROCESS.items()):
        once = flag(shop, place)
        shop.start("web", CRASH_AT=place, CRASH_ONCE=str(once))
        Buyer(number, shop, jar, random.Random(number), habit=habit).buy()
        eventually(lambda once=once: not once.exists())
        shop.kill("web")
    for place in IN_THE_WORKER:
        once = flag(shop, place)
        shop.ask(REFUND_THE_NEWEST)
        shop.start("worker", CRASH_AT=place, CRASH_ONCE=str(once))
        eventually(lambda once=once: not once.exists(), seconds=40)
        shop.kill("worker")

    settle_everything(shop)

    books = Books(shop).open()
    assert books.disagreements() == []
    assert len(books.paid) == len(IN_A_WEB_PROCESS)
    assert [refund["amount"] for refund in books.stripes["refunds"]] == [300, 300]
