"""What is due now and when to look again: the whole programme as a function of facts, what is settled, and now.

No Django. Celery beat asks it, the keeper's page and the owner's time travel ask it, and all get the same answer.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from itertools import takewhile
from typing import Final

from shop.care.programme.biology import DAY
from shop.care.programme.facts import Facts, Settled
from shop.care.programme.occasions import Occasion, occasions
from shop.care.programme.steps import Programme, Track
from shop.care.wall_time import wall_to_utc

AHEAD: Final = timedelta(days=800)  # farther than two notes can lie apart: a year of a programme, a year of rest


@dataclass(frozen=True)
class Outlook:
    """At most one occasion to send now, those that came too late or were overtaken, and when to look again (UTC)."""

    send: Occasion | None
    passed_over: tuple[Occasion, ...]
    next_at: datetime | None


@dataclass(frozen=True)
class Sent:
    """A note of a simulated programme, and the moment (UTC) that it goes out."""

    occasion: Occasion
    at: datetime


def outlook(programme: Programme, facts: Facts, settled: Settled, now: datetime) -> Outlook:
    """Sort out everything that isn't settled: only the newest due note goes, never at night, never two on one day."""
    open_ones = occasions(programme, facts, until=_day(now, facts) + AHEAD, without=settled.notes)
    due = tuple(takewhile(lambda one: one.due_at <= now, open_ones))
    times = [one.due_at for one in open_ones[len(due) : len(due) + 1]]
    may_go_at = allowed_at(facts, settled, now)
    resting = facts.resting_on(_day(now, facts)) is not None
    live = [one for one in due if one.not_after >= may_go_at and (one.step.track is Track.BREAK) == resting]
    newest = max(reversed(live), key=_rank, default=None)
    send = newest if may_go_at <= now else None
    waiting = [one for one in live if newest is not None and _can_wait(one, newest)]
    if newest is not None and send is None:
        times.append(may_go_at)
    elif waiting:
        times.append(allowed_at(facts, replace(settled, mailed_on=_day(now, facts)), now))
    passed_over = tuple(one for one in due if one is not newest and one not in waiting)
    return Outlook(send, passed_over, min(times, default=None))


def _rank(one: Occasion) -> bool:
    """Of several notes the newest goes, but a feeding nudge only if there is no other."""
    return one.step.track is not Track.NUDGE


def _can_wait(one: Occasion, newest: Occasion) -> bool:
    """A note of the same day about something else waits a day; whatever is older, or was replaced, doesn't go."""
    return one.day == newest.day and newest.step.track is not one.step.track is not Track.NUDGE


def allowed_at(facts: Facts, settled: Settled, now: datetime) -> datetime:
    """The first moment from now on when a care mail may go to this person: by day, on a day without one yet."""
    here = now.astimezone(facts.zone)
    day = here.date()
    if settled.mailed_on is not None and settled.mailed_on >= day:
        return wall_to_utc(settled.mailed_on + DAY, facts.first_hour, facts.zone)
    if here.time() < facts.quiet_until:
        return wall_to_utc(day, facts.first_hour, facts.zone)
    if here.time() >= facts.quiet_from:
        return wall_to_utc(day + DAY, facts.first_hour, facts.zone)
    return now


def simulate(
    programme: Programme, facts: Facts, settled: Settled, *, now: datetime, until: datetime
) -> tuple[Sent, ...]:
    """All notes that will go out from now on if nothing else happens, earliest first.

    An answer that lies ahead ("what if she says thick on day 3?") counts from its own moment on.
    """
    return tuple(_simulated(programme, facts, settled, now, until))


def _simulated(programme: Programme, facts: Facts, settled: Settled, now: datetime, until: datetime) -> Iterator[Sent]:
    moment: datetime | None = now
    while moment is not None and moment <= until:
        view = outlook(programme, _said_by(moment, facts), settled, moment)
        done = [*view.passed_over, *([view.send] if view.send else [])]
        if view.send:
            yield Sent(view.send, moment)
            settled = replace(settled, mailed_on=_day(moment, facts))
        settled = replace(settled, notes=settled.notes | {occasion.name for occasion in done})
        ahead = [answer.at for answer in facts.answers if answer.at > moment]
        moment = min([*ahead, *([view.next_at] if view.next_at else [])], default=None)


def _said_by(moment: datetime, facts: Facts) -> Facts:
    return replace(facts, answers=tuple(answer for answer in facts.answers if answer.at <= moment))


def _day(moment: datetime, facts: Facts) -> date:
    return moment.astimezone(facts.zone).date()
