"""A long run of orders through bad weather, and then the reckoning."""

import random
import sys
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field

from tests.faults.books import Books
from tests.faults.buyers import Buyer
from tests.faults.weather import Storm, cloud
from tests.house.house import House
from tests.standins.stripe.levers import Levers

STOCK = """
from shop.partner.models import StockRecord
StockRecord.objects.update(num_in_stock=100_000)
answer = StockRecord.objects.order_by("pk").first().product.get_absolute_url()
"""
# Time is an argument: three hours on, every session is past its end and every retry is due.
LATER = """
import datetime
from django.utils import timezone
from shop.outbox.models import Job
from shop.outbox.sweep import run_due
from shop.payments.reconcile import reconcile
now = timezone.now()
for hours in (0, 1, 3, 12, 24):
    later = now + datetime.timedelta(hours=hours)
    reconcile(now=later)
    while run_due(now=later, limit=200):
        pass
for _ in range(60):  # ten mails a second and no more: a long queue takes its minutes
    later += datetime.timedelta(minutes=1)
    if not Job.objects.due(later).exists():
        break
    while run_due(now=later, limit=200):
        pass
answer = "done"
"""


@dataclass
class Reckoning:
    """What happened and whether the books agree."""

    seed: int
    orders: int
    seconds: float
    habits: Counter[str] = field(default_factory=Counter)
    struck: Counter[str] = field(default_factory=Counter)
    gave_up: list[str] = field(default_factory=list)
    paid: int = 0
    mails: int = 0
    disagreements: list[str] = field(default_factory=list)

    def __str__(self) -> str:
        lines = [
            f"seed {self.seed}: {self.orders} buyers in {self.seconds:.0f} s, {dict(self.habits)}",
            f"weather: {dict(self.struck)}",
            f"{self.paid} orders paid, {self.mails} mails arrived",
            f"{len(self.gave_up)} buyers gave up, {len(self.disagreements)} disagreements",
        ]
        return "\n".join([*lines, *self.gave_up[:5], *self.disagreements[:20]])


def run(house: House, *, orders: int, seed: int, crowd: int = 8, every: float = 3.0) -> Reckoning:
    """Let `orders` buyers loose on a house that is being beaten; then calm the weather and compare the books."""
    began = time.monotonic()
    jar = house.ask(STOCK)
    house.commands["stripe"].remove("--validate")  # the contract has tests of its own; here it would cost half the time
    house.start("stripe", "inbox", "web", "worker")
    cloud(house)
    storm = Storm(house, seed=seed, every=every)
    storm.start()
    made = Reckoning(seed=seed, orders=orders, seconds=0)
    with ThreadPoolExecutor(crowd) as pool:
        for habit in pool.map(lambda number: _live(house, jar, number, seed), range(orders)):
            (made.gave_up.append(habit) if habit.startswith("buyer") else made.habits.update([habit]))
    storm.calm()
    made.struck = storm.struck
    settle_everything(house)
    books = Books(house).open()
    made.paid, made.mails = len(books.paid), sum(books.delivered.values())
    made.disagreements = books.disagreements()
    made.seconds = time.monotonic() - began
    return made


def _live(house: House, jar: str, number: int, seed: int) -> str:
    try:
        return Buyer(number, house, jar, random.Random(seed * 1_000_003 + number)).buy()
    except AssertionError as gave_up:
        return str(gave_up)


def settle_everything(house: House) -> None:
    """Fair weather: Stripe's sessions run out, its webhooks come or don't; the shop's own sweeps do the rest."""
    levers = Levers(house.stripe_url)
    levers.clear_rules()
    levers.advance(40 * 60)
    if "worker" in house.running:
        house.stop("worker")
    house.ask(LATER)


def report(reckoning: Reckoning) -> None:
    sys.stdout.write(f"\n{reckoning}\n")
    sys.stdout.flush()
