"""Time travel: what a jar will get, and when, if the world were so. Asks the programme, and changes nothing."""

from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from django.utils.formats import date_format

from shop.care.programme.facts import Afterwards, Answer, Facts, Nudge, Rest, Settled
from shop.care.programme.outlook import simulate
from shop.care.programme.steps import AnswerKind, Programme, Step
from shop.care.wall_time import wall_to_utc

NUDGED: Final = timedelta(days=13)  # from the first day to the last of a daily feeding note
SAID_AT: Final = time(12)


@dataclass(frozen=True)
class WhatIf:
    """What the owner supposes beyond what is known; None leaves a fact as it is. Days count from arrival."""

    arrival: date
    fahrenheit: int | None = None
    milk_ml: int | None = None
    break_from: date | None = None
    break_to: date | None = None
    answers: tuple[tuple[AnswerKind, int], ...] = ()
    nudge_from: date | None = None
    nudge_hour: time | None = None
    afterwards: Afterwards | None = None
    mail_hour: time | None = None
    quiet_until: time | None = None
    quiet_from: time | None = None


@dataclass(frozen=True)
class Coming:
    """One mail ahead: the moment, also on the keeper's own clock, and the jar's day since arrival."""

    step: Step
    at: datetime
    here: datetime
    day: int

    @property
    def wall(self) -> str:
        """What the keeper's calendar and clock show; a template would turn it into the shop's own time."""
        return str(date_format(self.here.replace(tzinfo=None), "D, M j, Y, g:i A"))


def supposed(known: Facts, what_if: WhatIf) -> Facts:
    """The facts as they would be."""
    given = {
        name: value
        for name in ("fahrenheit", "milk_ml", "afterwards", "mail_hour", "quiet_until", "quiet_from")
        if (value := getattr(what_if, name)) is not None
    }
    facts = replace(known, arrival=what_if.arrival, **given)
    facts = replace(facts, answers=(*facts.answers, *_answers(what_if, facts.zone)))
    if what_if.break_from:
        rests = (*facts.rests, Rest(what_if.break_from, what_if.break_to))
        facts = replace(facts, rests=tuple(sorted(rests, key=lambda rest: rest.start)))
    if what_if.nudge_from:
        hour = what_if.nudge_hour or facts.mail_hour
        facts = replace(facts, nudge=Nudge(hour, what_if.nudge_from, what_if.nudge_from + NUDGED))
    return facts


def coming(programme: Programme, facts: Facts, settled: Settled, *, now: datetime, days: int) -> list[Coming]:
    """Everything that goes out in so many days from now on, earliest first."""
    sent = simulate(programme, facts, settled, now=now, until=now + timedelta(days=days))
    arrival = facts.arrival or now.astimezone(facts.zone).date()
    return [
        Coming(each.occasion.step, each.at, here, (here.date() - arrival).days)
        for each in sent
        for here in [each.at.astimezone(facts.zone)]
    ]


def beginning(facts: Facts) -> datetime:
    """The first moment of the day on which the jar arrives."""
    if facts.arrival is None:
        raise ValueError("a jar that never arrives has no beginning")
    return wall_to_utc(facts.arrival, time(0), facts.zone)


def _answers(what_if: WhatIf, zone: ZoneInfo) -> list[Answer]:
    said = [
        Answer(kind, wall_to_utc(what_if.arrival + timedelta(days=day), SAID_AT, zone)) for kind, day in what_if.answers
    ]
    return sorted(said, key=lambda answer: answer.at)
