"""Puts a programme on one keeper's calendar: every step that applies to the facts, with its time. No Django."""

from collections.abc import Callable, Iterator, Set
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Final

from shop.care.numbers import CARE
from shop.care.programme.biology import (
    DAY,
    day_at_work,
    newest_answer,
    on_the_wall,
    pace,
)
from shop.care.programme.facts import Afterwards, Facts, Rest
from shop.care.programme.steps import AnswerKind, Condition, Programme, Step, Track
from shop.care.wall_time import wall_to_utc

MONTH: Final = 30  # days at work between two monthly notes
FULL_CUP: Final = CARE.first_batches.next_milk.ml
WARM: Final = CARE.room.best.warmest.fahrenheit
COLD: Final = CARE.room.best.coolest.fahrenheit
SUMMER: Final = (6, 7, 8, 9)  # months when an Ohio kitchen is at its warmest ...
WINTER: Final = (12, 1, 2, 3)  # ... and at its coldest


@dataclass(frozen=True)
class Occasion:
    """A step on its day, at an hour on the keeper's clock. (step.key, cycle) names it once and for all."""

    step: Step
    cycle: str
    day: date
    hour: time
    facts: Facts = field(repr=False, compare=False)

    @property
    def name(self) -> tuple[str, str]:
        return self.step.key, self.cycle

    @property
    def due_at(self) -> datetime:
        """When it may go (UTC)."""
        return wall_to_utc(self.day, self.hour, self.facts.zone)

    @property
    def not_after(self) -> datetime:
        """When it is of no more use (UTC): in the evening of its last useful day."""
        return wall_to_utc(self.day + self.step.useful_days * DAY, self.facts.quiet_from, self.facts.zone)


def occasions(
    programme: Programme, facts: Facts, *, until: date, without: Set[tuple[str, str]] = frozenset()
) -> tuple[Occasion, ...]:
    """All occasions up to that day, earliest first, two at one time in the programme's order; none before arrival.

    A feeding nudge gives way to any other note of its day. `without`: names that aren't asked for.
    """
    if facts.arrival is None:
        return ()
    days = [
        (step, cycle, day)
        for step, cycle, day in _days(programme, facts, until)
        if facts.arrival <= day <= until and applies(step, day, facts)
    ]
    taken = {day for step, _, day in days if step.track is not Track.NUDGE}
    found = [
        Occasion(step, cycle, day, hour_of(step, facts), facts)
        for step, cycle, day in days
        if (step.key, cycle) not in without and not (step.track is Track.NUDGE and day in taken)
    ]
    order = programme.order
    return tuple(sorted(found, key=lambda occasion: (occasion.day, occasion.hour, order[occasion.step.key])))


def applies(step: Step, day: date, facts: Facts) -> bool:
    """Whether the step's condition holds for these facts on that day."""
    return CONDITIONS[step.condition](day, facts)


def _said_thick(facts: Facts) -> bool:
    answer = newest_answer(facts)
    return answer is not None and answer.kind is AnswerKind.THICK


CONDITIONS: Final[dict[Condition, Callable[[date, Facts], bool]]] = {
    Condition.ALWAYS: lambda day, facts: True,
    Condition.NOT_YET_THICK: lambda day, facts: not _said_thick(facts),
    Condition.THICK: lambda day, facts: _said_thick(facts),
    Condition.WARM_ROOM: lambda day, facts: facts.fahrenheit > WARM,
    Condition.COLD_ROOM: lambda day, facts: facts.fahrenheit < COLD,
    Condition.SMALL_BATCHES: lambda day, facts: facts.milk_ml < FULL_CUP * facts.grains_tablespoons,
    Condition.SUMMER: lambda day, facts: day.month in SUMMER,
    Condition.WINTER: lambda day, facts: day.month in WINTER,
}


def _days(programme: Programme, facts: Facts, until: date) -> Iterator[tuple[Step, str, date]]:
    yield from _milestones(programme, facts)
    for number, rest in facts.breaks:
        yield from _rest(programme, number, rest, until)
    yield from _wakes(programme, facts)
    yield from _follow_ups(programme, facts)
    yield from _nudges(programme, facts)
    yield from _monthly(programme, facts, until)


def _milestones(programme: Programme, facts: Facts) -> Iterator[tuple[Step, str, date]]:
    later = pace(facts)
    for step in programme.on(Track.MILESTONE):
        day = day_at_work(max(step.day + (later if step.paced else 0), 0), facts)
        if day is not None:
            yield step, "1", day


def _rest(programme: Programme, number: int, rest: Rest, until: date) -> Iterator[tuple[Step, str, date]]:
    last = until if rest.end is None else min(rest.end - DAY, until)
    for step in programme.on(Track.BREAK):
        end = last if step.until is None else min(last, rest.start + step.until * DAY)
        for times, day in enumerate(_repeated(rest.start + step.day * DAY, step.every, end)):
            yield step, f"{number}.{times + 1}", day


def _wakes(programme: Programme, facts: Facts) -> Iterator[tuple[Step, str, date]]:
    for number, rest in facts.breaks:
        # A break that begins while the grains still wake up cuts the waking short.
        following = min((other.start for _, other in facts.breaks if other.start > rest.start), default=date.max)
        for step in programme.on(Track.WAKE) if rest.end else ():
            if rest.end and rest.end + step.day * DAY < following:
                yield step, str(number), rest.end + step.day * DAY


def _follow_ups(programme: Programme, facts: Facts) -> Iterator[tuple[Step, str, date]]:
    answer = newest_answer(facts)
    if answer is None:
        return
    said_on = on_the_wall(answer, facts.zone)
    for step in programme.on(Track.FOLLOW_UP):
        day = said_on + step.day * DAY
        if step.after is answer.kind and facts.resting_on(day) is None:
            yield step, said_on.isoformat(), day


def _nudges(programme: Programme, facts: Facts) -> Iterator[tuple[Step, str, date]]:
    nudge = facts.nudge
    fed_on = {on_the_wall(answer, facts.zone) for answer in facts.answers}
    for step in programme.on(Track.NUDGE) if nudge else ():
        for day in _repeated(nudge.first, 1, nudge.last) if nudge else ():
            if facts.resting_on(day) is None and day not in fed_on:
                yield step, day.isoformat(), day


def _monthly(programme: Programme, facts: Facts, until: date) -> Iterator[tuple[Step, str, date]]:
    for step in programme.on(Track.MONTHLY) if facts.afterwards is Afterwards.MONTHLY else ():
        number = 1
        while (day := day_at_work(programme.last_day + number * MONTH, facts)) is not None and day <= until:
            yield step, str(number), day
            number += 1


def _repeated(first: date, every: int | None, last: date) -> Iterator[date]:
    day = first
    while day <= last:
        yield day
        if every is None:
            return
        day += timedelta(days=every)


def hour_of(step: Step, facts: Facts) -> time:
    """When on its day a note goes, on the keeper's clock."""
    if step.track is Track.NUDGE and facts.nudge:
        return facts.by_day(facts.nudge.hour)
    return facts.first_hour
