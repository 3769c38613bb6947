"""A shop that lives through a season: time is an argument, chance is seeded, and everything can break but the rows."""

import heapq
import itertools
import random
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from typing import Any, Final
from unittest.mock import patch
from zoneinfo import ZoneInfo

from shop.care import laying_out, sweeping, versions
from shop.care.keeping import Unwanted
from shop.care.models import CarePlan
from shop.mail import deliver, door
from shop.mail.letter import Letter, Sealed, seal
from shop.order.models import Order
from shop.outbox.sweep import run_due
from tests.care_proof import deeds
from tests.care_proof.book import Book
from tests.care_proof.circle import Circle
from tests.care_proof.deaths import Killed, Reaper
from tests.care_proof.deeds import DAY, Deed
from tests.care_proof.judge import Judge
from tests.care_proof.ledger import Ledger
from tests.care_proof.lives import ZONES, life
from tests.care_proof.model import Model
from tests.care_proof.sink import Line, Post

HOUR: Final = timedelta(hours=1)
CALM: Final = 10  # days at the end on which nothing new happens, so that what waits can still come
KILLS_PER_MILLE, LAST_MOMENT_PER_MILLE = 25, 4
LAST_MOMENT: Final = (deeds.unsubscribe, deeds.stop, deeds.refund, deeds.be_erased)
QUIET: Final = 0.08  # of all orders: nothing happens to their jar, so that what they get is known exactly
MOST_A_MINUTE: Final = 600


class World:
    """So many jars from `start` on; `live` goes through the days and leaves the verdict in `judge`."""

    def __init__(self, *, jars: int, start: datetime, days: int, seed: int, every: timedelta = HOUR) -> None:
        self.dice = random.Random(seed)
        self.start, self.days, self.every = start, days, every
        self.end = start + days * DAY
        self.circle = Circle()
        programme = versions.programme(0)
        self.model = Model(programme, (self.end + 2 * DAY).date())
        self.judge = Judge(programme, self.circle, self.model)
        self.ledger = Ledger(self.circle, self.model, self.judge)
        self.post = Post(self.dice, self.judge.hear, self.circle.silence)
        self.reaper = Reaper(self.dice)
        self.reaper.just_before_sending = self._last_moment
        self.done: Counter[str] = Counter()
        self._looked = start.date()
        self._deeds: list[tuple[datetime, int, Book, Deed]] = []
        self._turn, self._number = itertools.count(), itertools.count()
        while len(self.circle.books) < jars:
            self._sell()
        # Three days without any worker, and an afternoon without a mail server.
        beaten, cut_off = start + 0.75 * days * DAY, start + 0.7 * days * DAY
        self.outages = ((beaten, beaten + 3 * DAY), (cut_off, cut_off + 7 * HOUR))

    def live(self) -> None:
        with self._in_place():
            moment = self.start
            while moment < self.end:
                self._hour(moment + timedelta(minutes=self.dice.randrange(60)))
                moment += self.every

    @contextmanager
    def _in_place(self) -> Iterator[None]:
        # The broker is gone for the whole time: no ring reaches a worker, and only the rows remember.
        at_the_door = patch.object(door, "line", lambda: Line(self.post))
        with at_the_door, patch.object(deliver, "seal", self._seal), self.reaper.at_every_point():
            yield

    def _seal(self, letter: Letter) -> Sealed:
        self.post.next_to = letter.to
        return seal(letter)

    def _sell(self) -> None:
        """An order of one to three jars, to somebody new or to somebody who has some already."""
        number = next(self._number)
        quiet = self.dice.random() < QUIET
        known = self.dice.random() < 0.15 and self.circle.books and not quiet
        to = self.dice.choice([*self.circle.books.values()]).to if known else f"keeper{number}@example.org"
        zone = self.dice.choices(list(ZONES), list(ZONES.values()))[0]
        order = _paid(number, to=to, zone=zone, quantity=1 if quiet else self.dice.choice((1, 1, 1, 1, 2, 3)))
        laying_out.write_plans(order, self.start)
        plans = CarePlan.objects.filter(order=order).order_by("pk").values_list("pk", flat=True)
        books = [Book(plan, to, ZoneInfo(zone)) for plan in plans]
        self.circle.add(books)
        for book in books:
            sent = self.start + timedelta(minutes=self.dice.randrange(int(0.6 * self.days * 24 * 60)))
            self._will_happen(book, [(sent, deeds.dispatch)] if quiet else self._life(book, sent))

    def _life(self, book: Book, sent: datetime) -> Iterator[tuple[datetime, Deed]]:
        yield from life(self.dice, sent, zone=book.zone.key)
        if self.dice.random() < 0.02:
            yield sent + 10 * DAY, self._mailbox_dies

    def _will_happen(self, book: Book, what: Iterable[tuple[datetime, Deed]]) -> None:
        for at, deed in what:
            if at < self.end - CALM * DAY:
                heapq.heappush(self._deeds, (at, next(self._turn), book, deed))

    def _hour(self, now: datetime) -> None:
        self._happens(now)
        self.post.now = now
        no_worker, no_mail = (start <= now < end for start, end in self.outages)
        if no_worker:
            self.ledger.be_patient()
            return
        self.post.is_down = no_mail
        self._worker(now)
        if now.date() > self._looked:
            self._looked = now.date()
            self._worker(now + timedelta(minutes=20))
            self.ledger.look(now + timedelta(minutes=30))

    def _worker(self, now: datetime) -> None:
        if self.dice.randrange(1000) < KILLS_PER_MILLE:
            self.reaper.arm()
        try:
            sweeping.sweep(lambda: now)
            self._happens(now + timedelta(minutes=2))
            # What is too much for one minute goes in the next ones.
            for minute in range(2, 6):
                self.post.now = now + timedelta(minutes=minute)
                if run_due(self.post.now, limit=10_000) < MOST_A_MINUTE:
                    break
        except Killed:
            self.done["workers killed"] += 1
        finally:
            self.reaper.disarm()

    def _happens(self, now: datetime) -> None:
        """Everything that people do until then; their deeds reach the web server, whatever the worker is doing."""
        while self._deeds and self._deeds[0][0] <= now:
            at, _, book, deed = heapq.heappop(self._deeds)
            self._do(book, deed, at)

    def _do(self, book: Book, deed: Deed, at: datetime) -> None:
        name = getattr(deed, "__qualname__", "").removeprefix("World._").split(".")[0]
        try:
            deed(self.circle, book, at)
        except Unwanted:
            name = f"{name} (refused)"
        self.done[name] += 1
        book.version += 1
        book.touched |= deed is not deeds.dispatch
        for plan in self.circle.taken_back:
            self.judge.forget(plan)
            self.ledger.forget(plan)
        self.circle.taken_back.clear()

    def _mailbox_dies(self, circle: Circle, book: Book, now: datetime) -> None:
        """From now on the address refuses mail; the shop finds out with the next one."""
        self.post.dead.add(book.to)

    def _last_moment(self) -> None:
        """Between the last question and the point of no return somebody stops, once in a while."""
        alive = [book for book in self.circle.of(self.post.next_to) if not book.ended]
        if alive and self.dice.randrange(1000) < LAST_MOMENT_PER_MILLE:
            self.done["stopped at the last moment"] += 1
            self._do(alive[0], self.dice.choice(LAST_MOMENT), self.post.now)


def _paid(number: int, *, to: str, zone: str, quantity: int) -> Any:
    """An order as its payment leaves it."""
    return Order.objects.create(
        number=f"P{number:06}",
        currency="USD",
        total_incl_tax=14,
        total_excl_tax=14,
        shipping_incl_tax=0,
        shipping_excl_tax=0,
        status="dispatched",
        guest_email=to,
        time_zone=zone,
        jars=quantity,
    )
