"""What is due now and when to look again: the whole programme as a function of facts, what is settled, and now.

No Django. Celery beat asks it, the keeper's page and the owner's time travel ask it, and all get the same answer.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Final

from shop.care.programme.biology import DAY
from shop.care.programme.facts import Facts, Settled
from shop.care.programme.occasions import Occasion, occasions
from shop.care.programme.steps import Programme, Track
from shop.care.wall_time import wall_to_utc

AHEAD: Final = timedelta(days=70)  # farther than any two notes lie apart


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
    today = now.astimezone(facts.zone).date()
    open_ones = [
        occasion for occasion in occasions(programme, facts, until=today + AHEAD) if occasion.name not in settled.notes
    ]
    due = [occasion for occasion in open_ones if occasion.due_at <= now]
    resting = facts.resting_on(today) is not None
    live = [one for one in due if one.not_after >= now and (one.step.track is Track.BREAK) == resting]
    ahead = [occasion.due_at for occasion in open_ones if occasion.due_at > now]
    newest = live[-1] if live else None
    may_go_at = allowed_at(facts, settled, now)
    if newest is not None and newest.not_after < may_go_at:
        newest = None
    send = newest if newest is not None and may_go_at <= now else None
    if newest is not None and send is None:
        ahead.append(may_go_at)
    return Outlook(send, tuple(one for one in due if one is not newest), min(ahead, default=None))


def allowed_at(facts: Facts, settled: Settled, now: datetime) -> datetime:
    """The first moment from now on when a care mail may go to this person: by day, on a day without one yet."""
    here = now.astimezone(facts.zone)
    day = here.date()
    if settled.mailed_on is not None and settled.mailed_on >= day:
        return wall_to_utc(settled.mailed_on + DAY, max(facts.mail_hour, facts.quiet_until), facts.zone)
    if here.time() < facts.quiet_until:
        return wall_to_utc(day, max(facts.mail_hour, facts.quiet_until), facts.zone)
    if here.time() >= facts.quiet_from:
        return wall_to_utc(day + DAY, max(facts.mail_hour, facts.quiet_until), facts.zone)
    return now


def simulate(
    programme: Programme, facts: Facts, settled: Settled, *, now: datetime, until: datetime
) -> tuple[Sent, ...]:
    """All notes that will go out from now on if nothing else happens, earliest first."""
    return tuple(_simulated(programme, facts, settled, now, until))


def _simulated(programme: Programme, facts: Facts, settled: Settled, now: datetime, until: datetime) -> Iterator[Sent]:
    moment: datetime | None = now
    while moment is not None and moment <= until:
        view = outlook(programme, facts, settled, moment)
        done = [*view.passed_over, *([view.send] if view.send else [])]
        if view.send:
            yield Sent(view.send, moment)
            settled = replace(settled, mailed_on=_day(moment, facts))
        settled = replace(settled, notes=settled.notes | {occasion.name for occasion in done})
        moment = view.next_at


def _day(moment: datetime, facts: Facts) -> date:
    return moment.astimezone(facts.zone).date()
