"""What a keeper's calendar shows: the notes that went out, and those that will go out if nothing else happens."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from typing import Final
from urllib.parse import urlparse

from django.conf import settings
from django.db.models import Prefetch, prefetch_related_objects

from shop.care import versions
from shop.care.knowing import facts_of, settled_by_rows, today_of
from shop.care.models import CarePlan, Note
from shop.care.programme.facts import Afterwards, Facts, Rest, Settled
from shop.care.programme.occasions import Occasion, hour_of, occasions
from shop.care.programme.outlook import simulate
from shop.care.programme.steps import Programme, Step
from shop.care.wall_time import wall_to_utc
from shop.mail.models import Mail

AHEAD: Final = timedelta(days=120)  # as far as a plan can be foreseen; a feed moves on with every look


@dataclass(frozen=True)
class Event:
    """One note on the calendar, from `start` (UTC). The same note keeps its `uid` whatever happens to its time."""

    uid: str
    step: Step
    start: datetime


def events(plan: CarePlan, now: datetime) -> list[Event]:
    """Earliest first; none for a jar that hasn't arrived, or was stopped. Three queries."""
    if plan.state == CarePlan.State.STOPPED or plan.arrival is None:
        return []
    programme, facts = versions.programme(plan.programme), calendar_facts(plan)
    if not (plan.to and plan.confirmed_at):
        midnight = wall_to_utc(plan.arrival, time(0), facts.zone)
        return list(_planned(plan, programme, facts, Settled(), since=midnight, now=now))
    prefetch_related_objects([plan], Prefetch("notes", Note.objects.select_related("mail")))
    ahead = _planned(plan, programme, facts, settled_by_rows(plan, now), since=now, now=now)
    return sorted([*_mailed(plan, programme, facts), *ahead], key=lambda one: one.start)


def called_off(plan: CarePlan, now: datetime) -> list[Event]:
    """What an earlier file may have promised for today or later, and what doesn't come any more."""
    if plan.arrival is None:
        return []
    programme, facts, today = versions.programme(plan.programme), calendar_facts(plan), today_of(plan, now)
    coming = {one.uid for one in events(plan, now)}
    found = {
        uid(plan, one.name): Event(uid(plan, one.name), one.step, one.due_at)
        for one in _promised(programme, facts, today)
        if one.day >= today and uid(plan, one.name) not in coming
    }
    return sorted(found.values(), key=lambda one: one.start)


def calendar_facts(plan: CarePlan) -> Facts:
    """The jar's facts; who chose "calendar only" for the time afterwards has the monthly notes here."""
    facts = facts_of(plan)
    return replace(facts, afterwards=Afterwards.MONTHLY) if facts.afterwards is Afterwards.CALENDAR else facts


def uid(plan: CarePlan, name: tuple[str, str]) -> str:
    """The name of an event, for ever and everywhere (RFC 7986, 5.3): no person and no place in it but our host."""
    return f"{plan.code}-{'-'.join(name)}@{urlparse(settings.SITE_URL).hostname}"


def _mailed(plan: CarePlan, programme: Programme, facts: Facts) -> Iterator[Event]:
    known = {step.key: step for step in programme.steps}
    for note in plan.notes.all():
        step = known.get(note.step)  # none: it was of a version that the plan has left
        if step and note.mail and note.mail.state != Mail.State.SKIPPED:
            start = wall_to_utc(note.day, hour_of(step, facts), facts.zone)
            yield Event(uid(plan, (note.step, note.cycle)), step, start)


def _planned(
    plan: CarePlan, programme: Programme, facts: Facts, settled: Settled, *, since: datetime, now: datetime
) -> Iterator[Event]:
    for sent in simulate(programme, facts, settled, now=since, until=now + AHEAD):
        day = sent.at.astimezone(facts.zone).date()
        start = wall_to_utc(day, sent.occasion.hour, facts.zone)
        yield Event(uid(plan, sent.occasion.name), sent.occasion.step, start)


def _promised(programme: Programme, facts: Facts, today: date) -> Iterable[Occasion]:
    """All that any file could say: without breaks and answers, and with the last break still open."""
    yield from occasions(programme, replace(facts, rests=(), answers=()), until=today + AHEAD)
    if facts.rests:
        still_away = (*facts.rests[:-1], Rest(facts.rests[-1].start))
        yield from occasions(programme, replace(facts, rests=still_away), until=today + AHEAD)
