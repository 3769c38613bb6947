"""160 buyers in eight processes who all want the same 20 jars; with the shop's guards or without.

Without them there is left what stock Oscar does: look whether there are enough, then count up in a transaction of its
own.
"""

import contextlib
from collections import Counter
from collections.abc import Iterator
from functools import partial
from typing import Any, Final

from django.db import connection, transaction
from django.utils import timezone
from oscar.apps.partner.abstract_models import AbstractStockRecord

from catalogue.models import Product
from shop.checkout.quote import quote
from shop.partner.models import SoldOut, StockRecord
from shop.payments import prepare as use_case
from shop.payments.models import Reservation
from tests import factories
from tests.concurrency.forks import at_once, put

JARS: Final = 20
PROCESSES: Final = 8
BUYERS_EACH: Final = 20


def rush(guards: str) -> dict[str, Any]:
    """Let everybody buy at once; what they were told, and what the books say afterwards."""
    factories.buyer()
    product = factories.jar(stock=JARS)
    with _constraint_asleep(product) if guards == "bare" else contextlib.nullcontext():
        ended = at_once(*[partial(_buy_one_after_the_other, product, process, guards) for process in range(PROCESSES)])
        told = sum((Counter(one.said) for one in ended), Counter())
        return {"codes": [one.code for one in ended], "told": told, "books": _books(product)}


def _buy_one_after_the_other(product: Product, process: int, guards: str) -> dict[str, int]:
    if guards == "bare":
        _take_the_guards_away()
    return Counter(_buy(product, f"{process}-{number}-{guards}") for number in range(BUYERS_EACH))


def _buy(product: Product, name: str) -> str:
    """One buyer, from basket to Pay; what came of it in a word."""
    now = timezone.now()
    with transaction.atomic():
        basket = factories.basket_with(product)
    buyer = factories.buyer(email=f"buyer-{name}@example.org")
    seen = quote(basket, delivery=buyer.delivery_code, state=buyer.state, zip_code=buyer.zip_code, now=now)
    if not seen.payable:
        return "sold out"
    try:
        use_case.prepare(basket=basket, buyer=buyer, quote=seen, client=name, now=now)
    except (SoldOut, use_case.Mismatch):
        return "sold out"
    return "sold"


def _take_the_guards_away() -> None:
    """The check happens before the transaction, and the update is unconditional."""
    StockRecord.allocate = AbstractStockRecord.allocate  # type: ignore[method-assign]
    put(use_case, _checked_quote=lambda basket, buyer, seen, now: seen)
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA ignore_check_constraints = ON")


@contextlib.contextmanager
def _constraint_asleep(product: Product) -> Iterator[None]:
    """In SQLite a connection can be told to ignore it; PostgreSQL has to forget it for a while."""
    if connection.vendor == "sqlite":
        yield
        return
    [constraint] = StockRecord._meta.constraints
    with connection.schema_editor() as editor:
        editor.remove_constraint(StockRecord, constraint)
    try:
        yield
    finally:
        StockRecord.objects.filter(product=product).update(num_allocated=0)
        with connection.schema_editor() as editor:
            editor.add_constraint(StockRecord, constraint)


def _books(product: Product) -> dict[str, int]:
    record = StockRecord.objects.get(product=product)
    held = Reservation.objects.filter(stockrecord=record, state="held").values_list("quantity", flat=True)
    return {"allocated": record.num_allocated or 0, "held": sum(held)}
