"""What a jar's page shows, put together from its rows and from what the programme makes of them."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any, Final
from urllib.parse import urlencode

from django.urls import reverse

from shop.care.coming import coming
from shop.care.keeper.codes import readable
from shop.care.keeper.forms import (
    AddressForm,
    AfterwardsForm,
    AgainForm,
    HoursForm,
    KeeperForm,
    KitchenForm,
    NudgeForm,
    RestForm,
)
from shop.care.keeper.history import Event, history
from shop.care.keeper.starting_again import may_start_again
from shop.care.keeper.time_zones import choices
from shop.care.keeper.tracker import Batch, batch_on, tracker
from shop.care.keeping import open_rest, plans_of
from shop.care.knowing import facts_of, today_of
from shop.care.models import CarePlan, Rest
from shop.care.numbers import CARE
from shop.care.programme.biology import days_at_work, newest_answer, pace
from shop.care.programme.facts import Facts
from shop.care.programme.outlook import Sent
from shop.care.programme.steps import AnswerKind
from shop.care.ready_time import ReadyTime, hours_to_ready
from shop.care.units import Temperature

FORMS: Final[tuple[type[KeeperForm], ...]] = (
    KitchenForm,
    HoursForm,
    RestForm,
    NudgeForm,
    AfterwardsForm,
    AddressForm,
    AgainForm,
)
SHOWN: Final = 6  # notes ahead, before "and so on"
MOST_OTHERS: Final = 20


@dataclass(frozen=True)
class MyJar:
    """One jar as its keeper sees it. `batch` is 0 before the grains have come; `later` is the jar's pace in days.

    `others` are her other jars: code and token.
    """

    plan: CarePlan
    code: str
    today: date
    batch: int
    batches: tuple[Batch, ...]
    later: int
    resting: Rest | None
    notes: tuple[Sent, ...]
    more_notes: int
    room: Temperature
    ready: ReadyTime
    settling: bool
    calculator_url: str
    events: list[Event]
    others: list[tuple[str, str]]
    is_estimated: bool
    may_start_again: bool

    @property
    def here(self) -> Batch | None:
        """The batch that is in the jar, while it is one of the first ten."""
        return next((batch for batch in self.batches if batch.state == "here"), None)

    @property
    def drawing(self) -> str:
        """The file in img/ that shows where the jar is."""
        if self.plan.state == CarePlan.State.STOPPED:
            return "mindful.svg"
        if self.resting:
            return "fridge.svg"
        return self.here.normal.drawing if self.here else "jar.svg" if self.batch else "parcel.svg"

    @property
    def zone_name(self) -> str:
        return dict(choices()).get(self.plan.time_zone, self.plan.time_zone)

    @property
    def is_typed(self) -> bool:
        """Whether its address was typed at the jar, so that other jars are linked in a mail only."""
        return self.plan.claimed_at is not None

    @property
    def is_young(self) -> bool:
        """Whether it is early for a first break in the fridge."""
        return self.batch <= CARE.fridge_break.first_after_weeks * 7

    @property
    def next(self) -> Sent | None:
        return self.notes[0] if self.notes else None


def my_jar(plan: CarePlan, now: datetime) -> MyJar:
    """Read everything the page needs."""
    facts, today = facts_of(plan), today_of(plan, now)
    ahead = coming(plan, now, ahead=timedelta(days=70))
    is_settling = settling(facts, today)
    return MyJar(
        plan=plan,
        code=readable(plan.code),
        today=today,
        batch=batch_on(today, facts),
        batches=tracker(facts, today),
        later=pace(facts),
        resting=open_rest(plan, today),
        notes=ahead[:SHOWN],
        more_notes=len(ahead[SHOWN:]),
        room=Temperature(plan.fahrenheit),
        ready=ready(plan, settling=is_settling),
        settling=is_settling,
        calculator_url=calculator(plan, settling=is_settling),
        events=history(plan, today),
        others=others(plan),
        is_estimated=plan.arrival_from == CarePlan.ArrivalFrom.ESTIMATED,
        may_start_again=may_start_again(plan),
    )


def forms(plan: CarePlan, wrong: KeeperForm | None = None) -> dict[str, Any]:
    """All forms of the page by their names, filled in with what is known; the one that was wrong as it was sent."""
    fresh: dict[str, Any] = {form.name: form(initial=form.of(plan)) for form in FORMS}
    return fresh | ({wrong.name: wrong} if wrong else {})


def settling(facts: Facts, today: date) -> bool:
    """Whether batches still take longer: in the first weeks, until she said that one was thick."""
    newest = newest_answer(facts)
    is_thick = newest is not None and newest.kind is AnswerKind.THICK
    return not is_thick and days_at_work(today, facts) < CARE.settling.allow_weeks * 7


def ready(plan: CarePlan, *, settling: bool) -> ReadyTime:
    """The calculator's own hours for this jar."""
    milk = plan.milk_ml / float(plan.grains_tablespoons)
    return hours_to_ready(ml_per_tablespoon=milk, celsius=_celsius(plan), settling=settling)


def calculator(plan: CarePlan, *, settling: bool) -> str:
    """The milk calculator with this jar filled in."""
    asked = {
        "grains": plan.grains_tablespoons,
        "spoon": "Tbsp",
        "milk": plan.milk_ml,
        "measure": "ml",
        "room": plan.fahrenheit,
        "scale": "F",
    }
    return f"{reverse('milk_maths:calculator')}?{urlencode(asked | ({'settling': 'on'} if settling else {}))}"


def others(plan: CarePlan) -> list[tuple[str, str]]:
    """Her other jars whose links she was mailed anyway. Whoever typed an address at a jar might not own it."""
    if not plan.to or plan.claimed_at or plan.confirmed_at is None:
        return []
    hers = plans_of(plan.to).filter(claimed_at=None, confirmed_at__isnull=False).exclude(pk=plan.pk)
    return [(readable(code), token) for code, token in hers.order_by("pk").values_list("code", "token")[:MOST_OTHERS]]


def _celsius(plan: CarePlan) -> float:
    return round((plan.fahrenheit - 32) * 5 / 9, 6)
