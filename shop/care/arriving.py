"""The one door for news of a jar's arrival. The first thing that is known counts; an estimate gives way to it."""

from datetime import date, datetime, timedelta
from typing import Final

from shop.care import versions
from shop.care.keeping import Unwanted, changing
from shop.care.knowing import today_of
from shop.care.models import CarePlan
from shop.order.models import Order

From = CarePlan.ArrivalFrom
STALE: Final = timedelta(days=5)  # what a carrier tells later than this is about another life of the jar


def estimated(order: Order, day: date, now: datetime) -> None:
    """The parcel has left and should be there by that day: the notes begin then, and say "if they have arrived"."""
    for plan in _waiting(order):
        _begin(plan, day, From.ESTIMATED, now)


def collected(order: Order, day: date, now: datetime) -> None:
    """Handed over at the store."""
    for plan in _waiting(order):
        _begin(plan, day, From.COLLECTED, now)


def delivered(order: Order, day: date, now: datetime) -> bool:
    """A carrier's delivered event, which may come twice, late or never; False if it is too old to be of use."""
    if now.date() - day > STALE:
        return False
    for plan in CarePlan.objects.filter(order=order).exclude(state=CarePlan.State.STOPPED):
        _begin(plan, day, From.DELIVERED, now)
    return True


def told(plan: CarePlan, now: datetime) -> None:
    """The keeper says that the grains arrived today."""
    _begin(plan, today_of(plan, now), From.TOLD, now)


def opened(plan: CarePlan, now: datetime) -> None:
    """Whoever holds the jar opened its code."""
    _begin(plan, today_of(plan, now), From.OPENED, now)


def not_yet(plan: CarePlan, now: datetime, *, days: int = 2) -> None:
    """The keeper says that nothing has come so far: the estimate moves, and what was sent too early comes again."""
    with changing(plan, now):
        if plan.arrival_from != From.ESTIMATED:
            raise Unwanted("We know already when this jar arrived.")
        plan.arrival = today_of(plan, now) + timedelta(days=days)
        plan.notes.all().delete()


def _begin(plan: CarePlan, day: date, known_from: From, now: datetime) -> None:
    """Set the arrival, if it was unknown or only estimated so far; an estimate changes nothing that is there."""
    with changing(plan, now):
        is_better = plan.arrival is None or (plan.arrival_from == From.ESTIMATED != known_from)
        if is_better:
            plan.arrival, plan.arrival_from = day, known_from
            if plan.state == CarePlan.State.WAITING:
                plan.state, plan.programme = CarePlan.State.RUNNING, versions.newest()


def _waiting(order: Order) -> list[CarePlan]:
    return list(CarePlan.objects.filter(order=order, state=CarePlan.State.WAITING))
