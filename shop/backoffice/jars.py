"""The jars of an order as the order desk shows them: who keeps each, how its notes stand, and which comes next."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from django.db.models import Prefetch

from shop.care import versions
from shop.care.arriving import awaits_news
from shop.care.knowing import facts_of, settled_by_rows
from shop.care.models import CarePlan, Note
from shop.care.programme.outlook import Sent, simulate
from shop.order.models import Order

SOON: Final = timedelta(days=40)  # milestones lie nearer; of an open break beyond that there is nothing to tell
KNOWN: Final = {
    CarePlan.ArrivalFrom.ESTIMATED: "by estimate",
    CarePlan.ArrivalFrom.DELIVERED: "says the carrier",
    CarePlan.ArrivalFrom.COLLECTED: "collected",
    CarePlan.ArrivalFrom.TOLD: "says the keeper",
    CarePlan.ArrivalFrom.OPENED: "jar code opened",
}


@dataclass(frozen=True)
class Jar:
    """One row; `next` is the note that comes next."""

    plan: CarePlan
    next: Sent | None

    @property
    def keeper(self) -> str:
        """Who gets its notes; whoever opened the jar's code stays nameless to us."""
        if self.plan.to:
            return self.plan.to if self.plan.confirmed_at else f"{self.plan.to} (not confirmed yet)"
        return "the calendar only" if self.plan.calendar_token else "nobody yet"

    @property
    def known_from(self) -> str:
        return KNOWN[CarePlan.ArrivalFrom(self.plan.arrival_from)] if self.plan.arrival_from else ""


@dataclass(frozen=True)
class Jars:
    """All jars of an order; `awaits_news`: whether the carrier's word would change anything."""

    rows: list[Jar]
    awaits_news: bool


def jars_of(order: Order, now: datetime) -> Jars:
    """In the order in which they were written; four queries, however many jars."""
    plans = order.care_plans.order_by("pk").prefetch_related(
        "rests", "answers", Prefetch("notes", Note.objects.select_related("mail"))
    )
    rows = [Jar(plan, _next(plan, now)) for plan in plans]
    return Jars(rows, any(awaits_news(row.plan) for row in rows))


def _next(plan: CarePlan, now: datetime) -> Sent | None:
    if plan.state == CarePlan.State.STOPPED or not (plan.to and plan.confirmed_at):
        return None
    programme, settled = versions.programme(plan.programme), settled_by_rows(plan, now)
    return next(iter(simulate(programme, facts_of(plan), settled, now=now, until=now + SOON)), None)
