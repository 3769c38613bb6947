"""New codes: for a spoonful that a keeper gives away, and for jars that are sold over a counter."""

from typing import Final

from django.db import transaction

from shop.care import versions
from shop.care.keeper.claiming import Standing, standing
from shop.care.keeping import Unwanted
from shop.care.models import CarePlan

MOST_UNOPENED: Final = 12  # codes that nobody has opened yet
COUNTER_ZONE: Final = "America/New_York"  # until whoever opens the jar says where she lives


def spoonful(plan: CarePlan) -> CarePlan:
    """A code for a friend's spoonful: a child of this jar, which begins when it is opened."""
    with transaction.atomic():
        parent = CarePlan.objects.select_for_update(of=("self",)).select_related("order").get(pk=plan.pk)
        if standing(parent) is Standing.ENDED:
            raise Unwanted("This jar's order has ended, so it can't be shared from here.")
        if unopened(parent) >= MOST_UNOPENED:
            raise Unwanted(f"{MOST_UNOPENED} of your codes haven't been opened yet: give those away first.")
        return CarePlan.objects.create(parent=parent, time_zone=parent.time_zone, programme=versions.newest())


def unopened(plan: CarePlan) -> int:
    """How many of this jar's spoonfuls nobody has opened yet."""
    return plan.children.filter(claimed_at=None).count()


def counter_jars(count: int) -> list[CarePlan]:
    """So many jars without an order, for labels."""
    number = versions.newest()
    jars = [CarePlan(time_zone=COUNTER_ZONE, programme=number) for _ in range(count)]
    return CarePlan.objects.bulk_create(jars)
