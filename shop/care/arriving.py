"""The one door for news of a jar's arrival. The first thing that is known counts; an estimate gives way to it.

A tracking provider is plugged in by a view of its own: it checks the provider's signature, finds the order by its
tracking number, and calls `delivered` with the day of the event where the parcel is. Events may come twice, late, out
of order, before our own *dispatched* or after a stop: `delivered` takes all of that, so the view answers 200 whatever
it returns. The owner's button on the order's page calls the same function.
"""

from collections.abc import Iterable
from contextlib import suppress
from datetime import date, datetime, timedelta
from typing import Final

from shop.care import versions
from shop.care.keeping import Unwanted, changing, withdraw
from shop.care.knowing import today_of
from shop.care.models import CarePlan
from shop.order.models import Order

From = CarePlan.ArrivalFrom
ZONES_APART: Final = timedelta(days=1)  # it may be tomorrow already where the parcel is
LONG_AGO: Final = timedelta(days=92)
STALE: Final = timedelta(days=5)  # what a carrier tells later than this is about another life of the jar


def estimated(order: Order, day: date, now: datetime) -> None:
    """The parcel has left and should be there by that day: the notes begin then, and say "if they have arrived"."""
    _begin_all(_waiting(order), day, From.ESTIMATED, now)


def collected(order: Order, day: date, now: datetime) -> None:
    """Handed over at the store."""
    _begin_all(_waiting(order), day, From.COLLECTED, now)


def delivered(order: Order, day: date, now: datetime) -> int:
    """A carrier's delivered event; how many jars it was news for: none if it is too old, or from the future."""
    if not -ZONES_APART <= now.date() - day <= STALE:
        return 0
    return _begin_all(CarePlan.objects.filter(order=order).order_by("pk"), day, From.DELIVERED, now)


def told(plan: CarePlan, now: datetime) -> None:
    """The keeper says that the grains arrived today."""
    _begin(plan, today_of(plan, now), From.TOLD, now)


def opened(plan: CarePlan, now: datetime) -> None:
    """Whoever holds the jar opened its code."""
    _begin(plan, today_of(plan, now), From.OPENED, now)


def corrected(plan: CarePlan, day: date, now: datetime) -> None:
    """The keeper told staff on which day it came: that holds, whatever was known before."""
    with changing(plan, now):
        if not today_of(plan, now) - LONG_AGO <= day <= today_of(plan, now):
            raise Unwanted("A jar arrives on a day of the past three months, or today.")
        _set(plan, day, From.TOLD)


def not_yet(plan: CarePlan, now: datetime, *, days: int = 2) -> None:
    """The keeper says that nothing has come so far: the estimate moves, and what was sent too early comes again."""
    with changing(plan, now):
        if plan.arrival_from != From.ESTIMATED:
            raise Unwanted("We know already when this jar arrived.")
        plan.arrival = today_of(plan, now) + timedelta(days=days)
        withdraw(plan, "it has not arrived yet", now)
        plan.notes.all().delete()


def awaits_news(plan: CarePlan, known_from: From = From.DELIVERED) -> bool:
    """Whether the arrival is unknown or only estimated so far; an estimate is no news where there is anything."""
    is_better = plan.arrival is None or (plan.arrival_from == From.ESTIMATED != known_from)
    return plan.state != CarePlan.State.STOPPED and is_better


def _begin_all(plans: Iterable[CarePlan], day: date, known_from: From, now: datetime) -> int:
    """For how many of them it was news; a jar whose keeper stops its notes meanwhile keeps nobody else waiting."""
    begun = 0
    for plan in plans:
        if awaits_news(plan, known_from):
            with suppress(Unwanted):
                begun += _begin(plan, day, known_from, now)
    return begun


def _begin(plan: CarePlan, day: date, known_from: From, now: datetime) -> bool:
    with changing(plan, now):
        is_news = awaits_news(plan, known_from)
        if is_news:
            _set(plan, day, known_from)
        return is_news


def _set(plan: CarePlan, day: date, known_from: From) -> None:
    """The notes of a jar that waited begin, with the newest programme."""
    plan.arrival, plan.arrival_from = day, known_from
    if plan.state == CarePlan.State.WAITING:
        plan.state, plan.programme = CarePlan.State.RUNNING, versions.newest()


def _waiting(order: Order) -> list[CarePlan]:
    return list(CarePlan.objects.filter(order=order, state=CarePlan.State.WAITING))
