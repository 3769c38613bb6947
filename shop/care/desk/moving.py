"""Lets running jars go on with another version: in batches, each short, by due work that survives a crash."""

from datetime import datetime
from typing import Any, Final

from shop.care.keeping import move_to_version
from shop.care.knowing import facts_of, today_of
from shop.care.models import CarePlan
from shop.care.programme.biology import days_at_work
from shop.outbox import queue

JOB: Final = "care.move"
BATCH: Final = 100  # jars are locked one by one; the batch only bounds how long a worker is busy
ALIVE: Final = (CarePlan.State.RUNNING, CarePlan.State.PAUSED)  # one that waits begins with the newest anyway


def ask_to_move(number: int, *, before_day: int | None, now: datetime) -> None:
    """Have all jars moved that are still alive, or only those that have been at work for fewer days."""
    payload = {"number": number, "before_day": before_day, "after": 0}
    queue.enqueue(JOB, key=f"care.move:{number}:{now.isoformat()}", payload=payload, due_at=now, now=now)


def move_batch(payload: dict[str, Any], now: datetime) -> dict[str, Any] | None:
    """Move some jars; return what is left to do, or nothing. Done twice, it does nothing the second time."""
    others = CarePlan.objects.filter(state__in=ALIVE, pk__gt=payload["after"]).exclude(programme=payload["number"])
    plans = list(others.order_by("pk").prefetch_related("rests", "answers")[:BATCH])
    move_to_version([plan for plan in plans if is_early(plan, payload["before_day"], now)], payload["number"], now)
    return payload | {"after": plans[-1].pk} if len(plans) == BATCH else None


def is_early(plan: CarePlan, before_day: int | None, now: datetime) -> bool:
    """Whether the jar has been at work for fewer days."""
    return before_day is None or days_at_work(today_of(plan, now), facts_of(plan)) < before_day
