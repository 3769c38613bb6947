"""What the buttons of a jar's page do. Each changes the plan through its one door and gives back a few words."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any, Final, TypeVar

from django.db import transaction
from django.http import QueryDict

from shop.care import arriving, keeping
from shop.care.coming import coming
from shop.care.keeper import confirming, linking, starting_again
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
from shop.care.knowing import facts_of, today_of
from shop.care.models import Answer, CarePlan
from shop.care.programme.changes import Course, changes
from shop.mail.suppression import normalised

AHEAD: Final = timedelta(days=100)
THANKS: Final = {
    Answer.Kind.THICK: "Thick! Well done, all of you.",
    Answer.Kind.THIN: "Still thin: noted. That happens in the best kitchens.",
    Answer.Kind.OFF: "Noted: it smells off. Have a look at the safety notes below before you taste.",
    Answer.Kind.FED: "Fed. Good night, squishies.",
}
KNOWN: Final = "We know that already, so nothing has changed."
KITCHEN, HOURS = "Your kitchen is noted.", "Your hours are noted."
SHAPING: Final = {*THANKS.values(), KITCHEN, HOURS}  # after these a keeper wonders what became of her notes
SAME: Final = "The notes ahead stay as they are."
Form = TypeVar("Form", bound=KeeperForm)
Move = Callable[[CarePlan, QueryDict, datetime], str]


class NoSuchMove(Exception):  # noqa: N818 - what it is
    """No button of the page sends this."""


class Mistaken(Exception):  # noqa: N818 - what happened, not a fault
    """What was typed can't be; the form says what to correct, and nothing has changed."""

    def __init__(self, form: KeeperForm) -> None:
        super().__init__(form.name)
        self.form = form


def act(plan: CarePlan, move: str, typed: QueryDict, now: datetime) -> list[str]:
    """Do it, and return what it did in sentences; Mistaken, Unwanted or NoSuchMove change nothing."""
    if move not in MOVES:
        raise NoSuchMove(move)
    return told(plan, now, lambda: MOVES[move](plan, typed, now))


def told(plan: CarePlan, now: datetime, change: Callable[[], str]) -> list[str]:
    """Make the change, and say what it did: its own words first, then what is different in the notes ahead."""
    before = course(plan, now)
    words = change()
    moved = changes(before, course(plan, now))
    return [words, *(moved or ([SAME] if words in SHAPING else []))]


def course(plan: CarePlan, now: datetime) -> Course:
    """The notes ahead of this jar as it is now."""
    facts = facts_of(plan)
    resting = facts.resting_on(today_of(plan, now))
    open_end = resting is not None and resting.end is None
    return Course(coming(plan, now, ahead=AHEAD), facts.zone, rests_openly=open_end)


def say(plan: CarePlan, kind: Answer.Kind, now: datetime) -> str:
    """An answer on the page: about today's batch, so that the last one of a day counts."""
    about = "fed" if kind is Answer.Kind.FED else "page"
    return answered(plan, kind, f"{about}:{today_of(plan, now).isoformat()}", now)


def answered(plan: CarePlan, kind: Answer.Kind, asked: str, now: datetime) -> str:
    """Write an answer down, and thank her once."""
    return THANKS[kind] if keeping.answer(plan, kind, asked=asked, now=now) else KNOWN


def _answer(kind: Answer.Kind) -> Move:
    return lambda plan, typed, now: say(plan, kind, now)


def _rest(plan: CarePlan, typed: QueryDict, now: datetime) -> str:
    until = _valid(RestForm(typed))["until"]
    try:
        keeping.rest(plan, now, until=until)
    except keeping.Unwanted as reason:
        raise _refused(RestForm(typed), "until", reason) from reason
    if until:
        return f"Into the fridge until {until:%A, %B} {until.day}. Daily feeding rests; only fresh milk once a week."
    return "Into the fridge until you say that you are back. Daily feeding rests; only fresh milk once a week."


def back(plan: CarePlan, now: datetime) -> str:
    """The break is over."""
    today = today_of(plan, now)
    running = keeping.open_rest(plan, today)
    if running is None:
        return KNOWN
    keeping.come_back(plan, now)
    if running.start == today:
        return "Out again at once: then it was no break, and your notes go on as before."
    return "Welcome back! Two small batches wake them, then the notes go on from where they were."


def _kitchen(plan: CarePlan, typed: QueryDict, now: datetime) -> str:
    form = KitchenForm(typed)
    _valid(form)
    keeping.adjust(plan, now, **form.fields_of_plan())
    return KITCHEN


def _hours(plan: CarePlan, typed: QueryDict, now: datetime) -> str:
    form = HoursForm(typed)
    _valid(form)
    keeping.keep_hours(plan, now, **form.fields_of_plan())
    return HOURS


def _nudge(plan: CarePlan, typed: QueryDict, now: datetime) -> str:
    hour = _valid(NudgeForm(typed))["hour"]
    if not plan.quiet_until <= hour < plan.quiet_from:
        raise _refused(NudgeForm(typed), "hour", "This hour lies in your quiet time. Please choose one between.")
    keeping.nudge_daily(plan, now, hour=hour)
    return "A feeding note each day, for two weeks. It ends by itself."


def _end_nudge(plan: CarePlan, typed: QueryDict, now: datetime) -> str:
    keeping.end_nudges(plan, now)
    return "No more daily feeding notes."


def _afterwards(plan: CarePlan, typed: QueryDict, now: datetime) -> str:
    keeping.choose_afterwards(plan, _valid(AfterwardsForm(typed))["choice"], now)
    return "Noted for when the first month is over."


def _address(plan: CarePlan, typed: QueryDict, now: datetime) -> str:
    to = _valid(AddressForm(typed))["to"]
    if normalised(to) == normalised(plan.to):
        return _again(plan, now)
    with transaction.atomic():
        keeping.adjust(plan, now, to=to, confirmed_at=None)
        keeping.withdraw(plan, "the notes go to another address", now)
        if to:
            confirming.ask(plan, now)
    return "One mail with a button is on its way there. The notes begin once it is pressed." if to else "No mail then."


def _again(plan: CarePlan, now: datetime) -> str:
    if plan.to and plan.confirmed_at is None:
        confirming.ask(plan, now)
        return "The mail with the button is on its way. We send one a day at most: look in the spam folder, too."
    return KNOWN


def _start_again(plan: CarePlan, typed: QueryDict, now: datetime) -> str:
    form = AgainForm(typed)
    to = _valid(form)["to"] if plan.to else ""
    try:
        starting_again.start_again(plan, to, now)
    except keeping.Unwanted as reason:
        raise _refused(form, "to", reason) from reason
    return "Welcome back. The notes for this jar go on."


def _links(plan: CarePlan, typed: QueryDict, now: datetime) -> str:
    linking.send_link(plan, now)
    return "The links to all your jars are on their way to you."


def _renew_link(plan: CarePlan, typed: QueryDict, now: datetime) -> str:
    had_calendar = plan.calendar_token is not None
    keeping.renew_link(plan, now)
    words = "This is your jar's new address; the old one has ended."
    if plan.to and plan.confirmed_at:
        linking.send_link(plan, now)
        words += " Your next mail from us has it, too."
    return words + (" Your calendar has a new one as well: please subscribe again." if had_calendar else "")


def arrived(plan: CarePlan, now: datetime) -> str:
    """They came today, unless we know better."""
    if plan.arrival is not None and plan.arrival_from != CarePlan.ArrivalFrom.ESTIMATED:
        return KNOWN
    arriving.told(plan, now)
    return "They're here! Your plan begins today, with their first meal."


def _right(plan: CarePlan, typed: QueryDict, now: datetime) -> str:
    """Our estimate of the arrival was right."""
    if plan.arrival is None or plan.arrival_from != CarePlan.ArrivalFrom.ESTIMATED:
        return KNOWN
    arriving.corrected(plan, plan.arrival, now)
    return "Good, then the days are right."


def not_yet(plan: CarePlan, now: datetime) -> str:
    """Nothing has come; said again on the same day it changes nothing."""
    if plan.arrival is not None and plan.arrival > today_of(plan, now):
        return KNOWN
    arriving.not_yet(plan, now)
    return "Then we wait with you. The notes begin two days later; say so again if it takes longer."


def _valid(form: KeeperForm) -> dict[str, Any]:
    if not form.is_valid():
        raise Mistaken(form)
    return form.cleaned_data


def _refused(form: Form, field: str, reason: object) -> Mistaken:
    form.is_valid()
    form.add_error(field, str(reason))
    return Mistaken(form)


MOVES: Final[dict[str, Move]] = {
    **{kind.value: _answer(kind) for kind in Answer.Kind},
    "rest": _rest,
    "back": lambda plan, typed, now: back(plan, now),
    "kitchen": _kitchen,
    "hours": _hours,
    "nudge": _nudge,
    "nudge-end": _end_nudge,
    "afterwards": _afterwards,
    "address": _address,
    "again": _start_again,
    "links": _links,
    "new-link": _renew_link,
    "right": _right,
    "arrived": lambda plan, typed, now: arrived(plan, now),
    "not-yet": lambda plan, typed, now: not_yet(plan, now),
}
