"""160 buyers in eight processes for 20 jars."""

import json
from collections import Counter

from tests.concurrency.crowd import let_loose
from tests.house.house import House

JARS = 20
PROCESSES = 8
BUYERS_EACH = 20

STOCK_THE_SHELF = f"""
from tests import factories
factories.buyer()
product = factories.jar(stock={JARS})
answer = product.pk
"""
WEAKEN = """
from django.db import connection
if connection.vendor == "postgresql":
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE partner_stockrecord DROP CONSTRAINT stock_is_never_oversold")
"""
COUNT = """
from shop.payments.models import Reservation
from shop.partner.models import StockRecord
product = {product}
record = StockRecord.objects.get(product=product)
held = sum(Reservation.objects.filter(stockrecord=record, state="held").values_list("quantity", flat=True))
answer = {{"allocated": record.num_allocated, "held": held}}
"""


def rush(shop: House, guards: str) -> tuple[Counter[str], dict[str, int]]:
    """Let everybody buy at once; what each was told, and what the books say afterwards."""
    product = str(shop.ask(STOCK_THE_SHELF + (WEAKEN if guards == "bare" else "")))
    command = ["tests.concurrency.buyers", product, str(BUYERS_EACH), guards]
    crowd = let_loose(shop, command, processes=PROCESSES)
    assert crowd.codes == [0] * PROCESSES
    told: Counter[str] = Counter()
    for line in crowd.lines:
        told.update(json.loads(line))
    return told, shop.ask(COUNT.format(product=product))


def test_twenty_jars_are_sold_exactly_twenty_times(shop: House) -> None:
    told, books = rush(shop, "guard")

    assert told == {"sold": JARS, "sold out": PROCESSES * BUYERS_EACH - JARS}
    assert books == {"allocated": JARS, "held": JARS}


def test_without_the_guards_more_jars_are_sold_than_there_are(shop: House) -> None:
    """The control: if this did not oversell, the test above would prove nothing."""
    told, books = rush(shop, "bare")

    assert told["sold"] > JARS
    assert books["allocated"] > JARS
