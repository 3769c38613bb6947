"""Asked right before a care mail goes out: which of its notes are still wanted, and may it go now?"""

from collections.abc import Iterator
from datetime import datetime
from typing import Final
from zoneinfo import ZoneInfo

from django.db.models import F

from shop.care import versions
from shop.care.knowing import facts_of
from shop.care.models import CarePlan, Note
from shop.care.programme.occasions import Occasion, occasions
from shop.care.programme.steps import Track
from shop.mail.models import Mail
from shop.order.states import HOLDS_MONEY

# What was read of a mail's notes when it was asked for, a moment before its words are made of them.
AS_ASKED: Final = "notes_as_asked"


def still_wanted(mail: Mail, now: datetime) -> str:
    """Return why no note of this mail must go any more, or nothing."""
    notes = _notes(mail)
    setattr(mail, AS_ASKED, notes)
    reasons = [why_not(note, mail, now) for note in notes]
    if not reasons:
        return "its notes are in another mail"
    return "" if "" in reasons else reasons[0]


def wanted(mail: Mail) -> Iterator[tuple[Note, Occasion]]:
    """The notes that go, with what the programme says on their day; whether now is the time was asked before."""
    for note in getattr(mail, AS_ASKED, None) or _notes(mail):
        occasion = _occasion(note)
        if occasion is not None and not (_off(note, mail) or _not_any_more(note, occasion)):
            yield note, occasion


def plans_asked_for(mail: Mail) -> list[CarePlan]:
    """The jars that still_wanted has read for this mail; none if it wasn't asked."""
    return [note.plan for note in getattr(mail, AS_ASKED, [])]


def why_not(note: Note, mail: Mail, now: datetime) -> str:
    """Why this note must not go in this mail now, or nothing."""
    plan = note.plan
    return _off(note, mail) or _not_now(plan, note, now) or _not_any_more(note, _occasion(note))


def _off(note: Note, mail: Mail) -> str:
    plan, order_is = note.plan, note.order_is  # type: ignore[attr-defined]  # _notes asks for it
    if plan.state == CarePlan.State.STOPPED:
        return f"the notes were stopped: {plan.stopped_because}"
    if order_is is not None and order_is not in HOLDS_MONEY:
        return f"the order is {order_is}"
    if plan.to != mail.to:
        return "the jar has another keeper"
    return ""


def _not_now(plan: CarePlan, note: Note, now: datetime) -> str:
    here = now.astimezone(ZoneInfo(plan.time_zone))
    if here.date() != note.day:
        return "its day is over"
    return "" if plan.quiet_until <= here.time() < plan.quiet_from else "not at night"


def _not_any_more(note: Note, occasion: Occasion | None) -> str:
    if occasion is None:
        return "no longer part of the plan"
    resting = occasion.facts.resting_on(note.day) is not None
    return "" if resting == (occasion.step.track is Track.BREAK) else "a fridge break began or ended"


def _occasion(note: Note) -> Occasion | None:
    plan = note.plan
    known = occasions(versions.programme(plan.programme), facts_of(plan), until=note.day)
    return next((one for one in known if one.name == (note.step, note.cycle)), None)


def _notes(mail: Mail) -> list[Note]:
    # Of the order its state, and not its sixty other columns.
    notes = mail.notes.select_related("plan").annotate(order_is=F("plan__order__status")).order_by("pk")
    return list(notes.prefetch_related("plan__rests", "plan__answers"))
