"""The care plan: which mails follow a jar's arrival, when each is due, and until when it is worth sending."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from shop.care.wall_time import wall_to_utc

MAIL_HOUR: Final = time(9)
QUIET_FROM: Final = time(20)  # no care mail between this hour ...
QUIET_UNTIL: Final = time(8)  # ... and this one, on the keeper's clock


@dataclass(frozen=True)
class Milestone:
    """One care mail: key, day after arrival, template, and how many days late it still helps."""

    key: str
    day: int
    mail: str
    useful_days: int


MILESTONES: Final = (
    Milestone("D0", day=0, mail="care_unpack", useful_days=1),
    Milestone("D1", day=1, mail="care_second_milk", useful_days=1),
    Milestone("D3", day=3, mail="care_still_thin", useful_days=1),
    Milestone("D5", day=5, mail="care_step_up", useful_days=3),
    Milestone("D9", day=9, mail="care_too_sour", useful_days=4),
    Milestone("D14", day=14, mail="care_growth", useful_days=6),
    Milestone("D21", day=21, mail="care_fridge_break", useful_days=8),
    Milestone("D30", day=30, mail="care_what_next", useful_days=7),
)


@dataclass(frozen=True)
class DueStep:
    """A milestone on the calendar: due_at and not_after in UTC, and the wall time and zone they came from."""

    milestone: Milestone
    due_at: datetime
    wall_time: datetime
    zone: str
    not_after: datetime


@dataclass(frozen=True)
class CatchUp:
    """What to do now with a plan's unsent steps: at most one to send, and those that came too late."""

    send: DueStep | None
    skip: tuple[DueStep, ...]


def schedule(arrival: date, zone: ZoneInfo, *, wall: time = MAIL_HOUR) -> tuple[DueStep, ...]:
    """Put every milestone on the calendar of someone whose jar arrived on that day, earliest first."""
    return tuple(_step(milestone, arrival, zone, wall) for milestone in MILESTONES)


def newest_due(steps: tuple[DueStep, ...], now: datetime, *, last_sent: datetime | None = None) -> CatchUp:
    """Sort out a plan's unsent steps: only the newest due one goes, never at night, never two on one day."""
    due = sorted((step for step in steps if step.due_at <= now), key=lambda step: step.due_at)
    newest = due[-1] if due else None
    if newest is None or newest.not_after < now:
        return CatchUp(send=None, skip=tuple(due))
    older = tuple(due[:-1])
    return CatchUp(send=newest if _may_go(newest, now, last_sent) else None, skip=older)


def _step(milestone: Milestone, arrival: date, zone: ZoneInfo, wall: time) -> DueStep:
    day = arrival + timedelta(days=milestone.day)
    last_day = day + timedelta(days=milestone.useful_days)
    return DueStep(
        milestone=milestone,
        due_at=wall_to_utc(day, wall, zone),
        wall_time=datetime.combine(day, wall),
        zone=zone.key,
        not_after=wall_to_utc(last_day, QUIET_FROM, zone),
    )


def _may_go(step: DueStep, now: datetime, last_sent: datetime | None) -> bool:
    zone = ZoneInfo(step.zone)
    here = now.astimezone(zone)
    already_today = last_sent is not None and last_sent.astimezone(zone).date() == here.date()
    return QUIET_UNTIL <= here.time() < QUIET_FROM and not already_today
