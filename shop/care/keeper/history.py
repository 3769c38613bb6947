"""What happened to a jar so far: notes, answers and breaks, the newest first."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Final
from zoneinfo import ZoneInfo

from shop.care import versions
from shop.care.models import CarePlan
from shop.mail.models import Mail

MOST: Final = 40
SAID: Final = {"thick": "thick", "thin": "still thin", "off": "smells off", "fed": "fed"}


@dataclass(frozen=True)
class Event:
    """A day on the keeper's calendar, and a few words."""

    day: date
    words: str


def history(plan: CarePlan, today: date) -> list[Event]:
    """Read it; three queries."""
    zone = ZoneInfo(plan.time_zone)
    events = [*_arrival(plan, today), *_notes(plan), *_answers(plan, zone), *_rests(plan, today)]
    return sorted(events, key=lambda event: event.day, reverse=True)[:MOST]


def _arrival(plan: CarePlan, today: date) -> list[Event]:
    if plan.arrival is None or plan.arrival > today:
        return []
    is_known = plan.arrival_from != CarePlan.ArrivalFrom.ESTIMATED
    return [Event(plan.arrival, "Your grains arrived" if is_known else "Your grains arrived, as we reckon")]


def _notes(plan: CarePlan) -> list[Event]:
    titles = {step.key: step.title for step in versions.programme(plan.programme).steps}
    sent = plan.notes.filter(mail__state=Mail.State.SENT).order_by("-day", "-pk")[:MOST]
    return [Event(note.day, f"We wrote: “{titles.get(note.step, note.step)}”") for note in sent]


def _answers(plan: CarePlan, zone: ZoneInfo) -> list[Event]:
    return [Event(_day(one.at, zone), f"You said: {SAID[one.kind]}") for one in plan.answers.all()]


def _rests(plan: CarePlan, today: date) -> list[Event]:
    begun = [Event(rest.start, "Into the fridge") for rest in plan.rests.all()]
    return begun + [Event(rest.end, "Out of the fridge") for rest in plan.rests.all() if rest.end and rest.end <= today]


def _day(moment: datetime, zone: ZoneInfo) -> date:
    return moment.astimezone(zone).date()
