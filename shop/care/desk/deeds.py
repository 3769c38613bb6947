"""What staff may do to a jar's plan for its keeper; each is written down with who and when, both or neither."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any, Final

from django.db import transaction
from django.utils.formats import date_format

from content.pages.editing import name_of
from shop.care import arriving, keeping
from shop.care.desk.models import Deed
from shop.care.keeper import starting_again
from shop.care.models import CarePlan
from shop.care.units import Temperature

STOPPED: Final = "Stopped the notes."


def arrived(plan: CarePlan, *, day: date, by: Any, now: datetime) -> str:
    words = f"It arrived on {_said(day)}."
    return _noted(plan, lambda: arriving.corrected(plan, day, now), words, by=by, now=now)


def rest(plan: CarePlan, *, until: date | None, by: Any, now: datetime) -> str:
    words = f"A fridge break from today, back on {_said(until)}." if until else "An open fridge break from today."
    return _noted(plan, lambda: keeping.rest(plan, now, until=until), words, by=by, now=now)


def back(plan: CarePlan, *, by: Any, now: datetime) -> str:
    return _noted(plan, lambda: keeping.come_back(plan, now), "Back from the fridge today.", by=by, now=now)


def adjust(plan: CarePlan, *, fahrenheit: int, milk_ml: int, by: Any, now: datetime) -> str:
    def act() -> None:
        keeping.adjust(plan, now, fahrenheit=fahrenheit, milk_ml=milk_ml)

    words = f"The room has {Temperature(fahrenheit)}, a batch {milk_ml} ml of milk."
    return _noted(plan, act, words, by=by, now=now)


def stop(plan: CarePlan, *, why: str, by: Any, now: datetime) -> str:
    """Until she asks for them again; once more changes nothing and isn't written down."""
    if plan.state == CarePlan.State.STOPPED:
        raise keeping.Unwanted("The notes for this jar were stopped.")
    return _noted(plan, lambda: keeping.stop(plan, why, now), STOPPED, by=by, now=now)


def start_again(plan: CarePlan, *, by: Any, now: datetime) -> str:
    """She asked staff for it: her notes go on."""
    was_ours = plan.deeds.filter(words=STOPPED).exists()

    def act() -> None:
        starting_again.start_for_her(plan, now, by=name_of(by), was_ours=was_ours)

    return _noted(plan, act, "Started again, as she asked.", by=by, now=now)


def _noted(plan: CarePlan, act: Callable[[], object], words: str, *, by: Any, now: datetime) -> str:
    with transaction.atomic():
        act()
        Deed.objects.create(plan=plan, at=now, by=name_of(by), words=words)
    return words


def _said(day: date) -> str:
    return str(date_format(day, "F j, Y"))
