"""Asked right before a care mail goes out: which of its notes are still wanted, and may it go now?"""

from collections.abc import Iterator
from datetime import datetime
from zoneinfo import ZoneInfo

from shop.care import versions
from shop.care.knowing import facts_of
from shop.care.models import CarePlan, Note
from shop.care.programme.occasions import Occasion, occasions
from shop.care.programme.steps import Track
from shop.mail.models import Mail
from shop.order.states import HOLDS_MONEY


def still_wanted(mail: Mail, now: datetime) -> str:
    """Return why no note of this mail must go any more, or nothing."""
    reasons = [(why_not(note, mail, now)) for note in _notes(mail)]
    if not reasons:
        return "its notes are in another mail"
    return "" if "" in reasons else reasons[0]


def wanted(mail: Mail) -> Iterator[tuple[Note, Occasion]]:
    """The notes that go, with what the programme says on their day; whether now is the time was asked before."""
    for note in _notes(mail):
        occasion = _occasion(note)
        if occasion is not None and not (_off(note.plan, mail) or _not_any_more(note.plan, note)):
            yield note, occasion


def why_not(note: Note, mail: Mail, now: datetime) -> str:
    """Why this note must not go in this mail now, or nothing."""
    plan = note.plan
    return _off(plan, mail) or _not_now(plan, note, now) or _not_any_more(plan, note)


def _off(plan: CarePlan, mail: Mail) -> str:
    if plan.state == CarePlan.State.STOPPED:
        return f"the notes were stopped: {plan.stopped_because}"
    if plan.order is not None and plan.order.status not in HOLDS_MONEY:
        return f"the order is {plan.order.status}"
    if plan.to != mail.to:
        return "the jar has another keeper"
    return ""


def _not_now(plan: CarePlan, note: Note, now: datetime) -> str:
    here = now.astimezone(ZoneInfo(plan.time_zone))
    if here.date() != note.day:
        return "its day is over"
    return "" if plan.quiet_until <= here.time() < plan.quiet_from else "not at night"


def _not_any_more(plan: CarePlan, note: Note) -> str:
    occasion = _occasion(note)
    if occasion is None:
        return "no longer part of the plan"
    resting = facts_of(plan).resting_on(note.day) is not None
    return "" if resting == (occasion.step.track is Track.BREAK) else "a fridge break began or ended"


def _occasion(note: Note) -> Occasion | None:
    plan = note.plan
    known = occasions(versions.programme(plan.programme), facts_of(plan), until=note.day)
    return next((one for one in known if one.name == (note.step, note.cycle)), None)


def _notes(mail: Mail) -> list[Note]:
    notes = mail.notes.select_related("plan__order").prefetch_related("plan__rests", "plan__answers")
    return list(notes.order_by("pk"))
