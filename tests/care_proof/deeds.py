"""What keepers, carriers and the owner do, each through the shop's own door, and written into our book as well.

A deed that the shop refuses leaves the book as it was: `Unwanted` says that nothing has changed.
"""

from collections.abc import Callable
from datetime import datetime, time, timedelta
from typing import Any, Final
from zoneinfo import ZoneInfo

from django.db import transaction

from shop.care import arriving, keeping
from shop.care.keeper import claiming, confirming
from shop.care.laying_out import stop_plans
from shop.care.models import Answer, CarePlan, Rest
from shop.care.programme.facts import Afterwards
from shop.mail import suppression
from shop.mail.models import Suppression
from shop.order.models import Order
from shop.privacy import erasing
from tests.care_proof.book import Book, Rested
from tests.care_proof.circle import Circle

DAY: Final = timedelta(days=1)
Deed = Callable[["Circle", Book, datetime], None]


def plan_of(book: Book) -> CarePlan:
    return CarePlan.objects.get(pk=book.plan)


def order_of(book: Book) -> Order:
    found: Order = Order.objects.get(care_plans=book.plan)
    return found


def _arrive(book: Book, now: datetime) -> None:
    if book.arrival is None or book.estimated:
        book.arrival, book.estimated = book.today(now), False


def dispatch(circle: Circle, book: Book, now: datetime) -> None:
    """What the shop's own dispatch tells the care programme."""
    day = book.today(now) + 3 * DAY
    arriving.estimated(order_of(book), day, now)
    for jar in circle.jars_of_order(book):
        if not jar.ended and jar.arrival is None:
            jar.arrival, jar.estimated = day, True
            jar.version += 1


def tell(circle: Circle, book: Book, now: datetime) -> None:
    arriving.told(plan_of(book), now)
    _arrive(book, now)


def not_yet(circle: Circle, book: Book, now: datetime) -> None:
    arriving.not_yet(plan_of(book), now)
    book.arrival = book.today(now) + 2 * DAY
    circle.taken_back.add(book.plan)


def carrier_delivers(circle: Circle, book: Book, now: datetime) -> None:
    """The event may come twice, or days late."""
    day = book.today(now)
    arriving.delivered(order_of(book), day, now)
    for jar in circle.jars_of_order(book):
        if not jar.ended and (jar.arrival is None or jar.estimated):
            jar.arrival, jar.estimated, jar.touched = day, False, True
            jar.version += 1


def answer(kind: str, asked: str) -> Deed:
    def deed(circle: Circle, book: Book, now: datetime) -> None:
        if keeping.answer(plan_of(book), Answer.Kind(kind), asked=asked, now=now):
            book.answers[asked] = kind, now

    return deed


def rest(days: int | None) -> Deed:
    def deed(circle: Circle, book: Book, now: datetime) -> None:
        today = book.today(now)
        until = today + days * DAY if days else None
        keeping.rest(plan_of(book), now, until=until)
        running = [one for one in book.rests if one.start <= today and (one.end is None or today < one.end)]
        if not running and Rest.objects.filter(plan=book.plan).count() == len(book.rests):
            running = [one for one in book.rests if one.end == today][-1:]  # out and in again: the same break
        if running:
            running[0].end = until
        else:
            book.rests.append(Rested(today, until))

    return deed


def come_back(circle: Circle, book: Book, now: datetime) -> None:
    keeping.come_back(plan_of(book), now)
    today = book.today(now)
    for one in book.rests:
        if one.start <= today and (one.end is None or today < one.end):
            one.end = today
            break


def adjust(**changes: Any) -> Deed:
    def deed(circle: Circle, book: Book, now: datetime) -> None:
        keeping.adjust(plan_of(book), now, **changes)
        for name, value in changes.items():
            setattr(book, *(("zone", ZoneInfo(value)) if name == "time_zone" else (name, value)))

    return deed


def nudge(hour: time) -> Deed:
    def deed(circle: Circle, book: Book, now: datetime) -> None:
        keeping.nudge_daily(plan_of(book), now, hour=hour)
        tomorrow = book.today(now) + DAY
        book.nudge = hour, book.nudge[1] if book.nudge else tomorrow, tomorrow + 13 * DAY

    return deed


def end_nudges(circle: Circle, book: Book, now: datetime) -> None:
    keeping.end_nudges(plan_of(book), now)
    book.nudge = None


def monthly(circle: Circle, book: Book, now: datetime) -> None:
    keeping.choose_afterwards(plan_of(book), Afterwards.MONTHLY, now)
    book.monthly = True


def claim(circle: Circle, book: Book, now: datetime) -> None:
    """A present: whoever holds the jar opens its code, confirms an address of hers, and begins today."""
    to = f"friend-of-{book.plan}@example.org"
    plan = plan_of(book)
    claiming.claim(plan, claiming.Claim(to=to, time_zone=book.zone.key), now)
    if confirming.confirm(plan, confirming.question(to), now + timedelta(minutes=1)):
        circle.hand_on(book, to)
        book.arrival, book.estimated, book.ended = book.today(now), False, ""
        book.rests, book.answers, book.nudge = [], {}, None
        circle.taken_back.add(book.plan)


def stop(circle: Circle, book: Book, now: datetime) -> None:
    keeping.stop(plan_of(book), "you asked us to stop", now)
    book.ended = book.ended or "stopped"


def unsubscribe(circle: Circle, book: Book, now: datetime) -> None:
    keeping.unsubscribe(plan_of(book), now)
    circle.silence(book.to, "unsubscribed")


def complain(circle: Circle, book: Book, now: datetime) -> None:
    """The provider's report writes a suppression; no plan is touched by it."""
    suppression.suppress(book.to, Suppression.Reason.COMPLAINED)
    circle.silence(book.to, "complained")


def be_erased(circle: Circle, book: Book, now: datetime) -> None:
    """By her own link: everything about her goes, and one mail says so."""
    erasing.erase(book.to, reason=erasing.BY_LINK, by=None, now=now)
    circle.erased[book.to] = now
    circle.silence(book.to, "erased")


def refund(circle: Circle, book: Book, now: datetime) -> None:
    """What the shop's own refund does once Stripe has taken it on."""
    with transaction.atomic():
        order = Order.objects.select_for_update().get(pk=order_of(book).pk)
        if order.status != "refunded":
            order.set_status("refunded")
            stop_plans(order, "the order was refunded", now)
    for jar in circle.jars_of_order(book):
        jar.ended = jar.ended or "refunded"
