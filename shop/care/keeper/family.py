"""A jar's family: how many came before it, beside it and after it. Counts only: no names, no addresses, no codes."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from django.db import connection

from shop.care.models import CarePlan

FARTHEST: Final = 40  # generations up; a wheel of jars can't turn for ever
DEEPEST: Final = 6  # generations down
MOST: Final = 1000  # jars that are counted below; a larger family is "more than"

UP: Final = """
WITH RECURSIVE line(id, parent_id, step) AS (
  SELECT id, parent_id, 0 FROM care_careplan WHERE id = %s
  UNION ALL
  SELECT jar.id, jar.parent_id, line.step + 1 FROM care_careplan jar JOIN line ON jar.id = line.parent_id
  WHERE line.step < %s
) SELECT id FROM line ORDER BY step"""
DOWN: Final = """
WITH RECURSIVE line(id, step) AS (
  SELECT id, 1 FROM care_careplan WHERE parent_id = %s
  UNION ALL
  SELECT jar.id, line.step + 1 FROM care_careplan jar JOIN line ON jar.parent_id = line.id WHERE line.step < %s
) SELECT step, COUNT(*) FROM (SELECT step FROM line LIMIT %s) AS known GROUP BY step ORDER BY step"""


@dataclass(frozen=True)
class Family:
    """`ancestors`: when each was begun, the first jar first; `below`: how many in each generation after this jar."""

    ancestors: tuple[datetime, ...]
    siblings: int
    below: tuple[int, ...]
    counts_all: bool

    @property
    def generation(self) -> int:
        """1 for a jar that came from the shop itself."""
        return len(self.ancestors) + 1

    @property
    def size(self) -> int:
        return len(self.ancestors) + 1 + self.siblings + sum(self.below)


def family(plan: CarePlan) -> Family:
    """Read it, in four queries at most, however large it is."""
    ancestors = _ancestors(plan)
    siblings = CarePlan.objects.filter(parent_id=plan.parent_id).exclude(pk=plan.pk).count() if plan.parent_id else 0
    below = _below(plan)
    return Family(ancestors, siblings, below, counts_all=sum(below) < MOST)


def generation(plan: CarePlan) -> int:
    """1 for a jar from the shop, 2 for a spoonful of it, and so on; one query."""
    return len(_line(plan)) if plan.parent_id else 1


def _ancestors(plan: CarePlan) -> tuple[datetime, ...]:
    above = _line(plan)[1:] if plan.parent_id else []
    begun = dict(CarePlan.objects.filter(pk__in=above).values_list("pk", "created_at"))
    return tuple(begun[pk] for pk in reversed(above))


def _line(plan: CarePlan) -> list[int]:
    with connection.cursor() as cursor:
        cursor.execute(UP, [plan.pk, FARTHEST])
        return [pk for (pk,) in cursor.fetchall()]


def _below(plan: CarePlan) -> tuple[int, ...]:
    with connection.cursor() as cursor:
        cursor.execute(DOWN, [plan.pk, DEEPEST, MOST])
        return tuple(count for _, count in cursor.fetchall())
