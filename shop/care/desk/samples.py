"""The jar that a preview or a look ahead is about: a real one, chosen by its code or its order, or a made-up one."""

from datetime import date, datetime
from typing import Final

from django.conf import settings

from shop.care.models import CODE_LENGTH, CarePlan
from shop.dispatch.models import DispatchRule

USUAL_TRANSIT: Final = 3  # days, while no ship days are set


def chosen(words: str) -> CarePlan | None:
    """The jar with this code, or the first of the order with this number; None if there is neither."""
    wanted = words.strip().lstrip("#")
    code = wanted.upper().replace("-", "").replace(" ", "")
    plans = CarePlan.objects.select_related("order").prefetch_related("rests", "answers")
    if len(code) == CODE_LENGTH and (plan := plans.filter(code=code).first()):
        return plan
    return plans.filter(order__number=wanted).order_by("pk").first() if wanted else None


def made_up(now: datetime) -> CarePlan:
    """A jar that nobody has: in memory only, like those of most keepers."""
    return CarePlan(
        code="SAMPLEJR",
        token="sample",  # noqa: S106 - opens nothing
        to="keeper@example.org",
        confirmed_at=now,
        time_zone=settings.TIME_ZONE,
        state=CarePlan.State.RUNNING,
        arrival_from=CarePlan.ArrivalFrom.ESTIMATED,
    )


def likeness(plan: CarePlan) -> CarePlan:
    """The same jar in memory, with links that open nothing: a preview must not let anybody answer for its keeper."""
    same = made_up(plan.created_at)
    for name in ("to", "time_zone", "arrival", "arrival_from", "fahrenheit", "milk_ml", "grains_tablespoons"):
        setattr(same, name, getattr(plan, name))
    return same


def likely_arrival(plan: CarePlan, today: date) -> date:
    """When it came, or will as far as anybody can tell: dispatched today at the latest, and on its way as usual."""
    if plan.arrival:
        return plan.arrival
    rule = DispatchRule.objects.first()
    leaves = max(plan.order.dispatch_on or today, today) if plan.order else today
    return date.fromordinal(leaves.toordinal() + (rule.transit_days if rule else USUAL_TRANSIT) + 1)
