"""What a sweep of the care programme costs as jars add up, on PostgreSQL: python -m tests.bench.care [PLANS …].

Each size has a thousand jars due now, whatever else there is; ten past notes a jar stand for the years before.
"""

import os
import sys
import time
from datetime import UTC, datetime, timedelta
from typing import Any, Final

import tests.environment  # noqa: F401 - the environment of tests, before Django's settings
from tests.services import postgres

SIZES: Final = (10_000, 100_000, 1_000_000)
DUE, NOTES_EACH = 1_000, 10
NOW: Final = datetime(2026, 11, 10, 14, 0, tzinfo=UTC)  # nine in the morning in Ohio
BUDGET_MS: Final = 50.0
TIMES: Final = 7
PLANS: Final = """
INSERT INTO care_careplan (code, token, number, state, "to", confirmed_at, programme, time_zone, arrival, arrival_from,
    fahrenheit, milk_ml, grains_tablespoons, mail_hour, quiet_until, quiet_from, afterwards, next_at, changes,
    stopped_because, created_at)
SELECT lpad(n::text, 8, '0'), n::text, 1, 'running', 'keeper' || n || '@example.org', %(now)s, 0, 'America/New_York',
    %(arrival)s, 'told', 72, 120, 1, '09:00', '08:00', '20:00', 'nothing',
    CASE WHEN n %% 2 = 0 THEN NULL ELSE %(now)s + ((n %% 600) + 60) * interval '1 hour' END, 0, '', %(now)s
FROM generate_series(%(first)s, %(last)s) AS n
"""
NOTES: Final = """
INSERT INTO care_note (plan_id, step, cycle, day, created_at)
SELECT plan.id, 'past', n::text, %(arrival)s, %(now)s
FROM care_careplan AS plan, generate_series(1, %(each)s) AS n WHERE plan.code BETWEEN %(first)s AND %(last)s
"""


def fill(first: int, last: int) -> None:
    """Add jars with those numbers, and their past; then let the statistics know."""
    from django.db import connection

    given: dict[str, Any] = {"now": NOW, "arrival": (NOW - timedelta(days=5)).date(), "each": NOTES_EACH}
    with connection.cursor() as cursor:
        cursor.execute(PLANS, given | {"first": first, "last": last})
        cursor.execute(NOTES, given | {"first": f"{first:08}", "last": f"{last:08}"})
        cursor.execute("VACUUM ANALYZE care_careplan, care_note")


def make_due() -> None:
    """A thousand jars, spread over the whole table, are due now."""
    from shop.care.models import CarePlan

    chosen = list(CarePlan.objects.order_by("token").values_list("pk", flat=True)[:DUE])
    CarePlan.objects.filter(next_at__lte=NOW).update(next_at=None)
    CarePlan.objects.filter(pk__in=chosen).update(next_at=NOW)


def claim_ms() -> float:
    """The best of several: finding and locking a thousand due jars, in one query."""
    from django.db import connection, transaction
    from django.test.utils import CaptureQueriesContext

    from shop.care import sweeping

    taken = []
    for _ in range(TIMES):
        with transaction.atomic(), CaptureQueriesContext(connection) as queries:
            start = time.perf_counter()
            found = sweeping.claim(NOW, DUE)
            taken.append(1000 * (time.perf_counter() - start))
        assert (len(found), len(queries)) == (DUE, 1)
    return min(taken)


def plan_of_the_claim() -> str:
    """PostgreSQL's own words on how it finds them."""
    from django.db import connection, transaction
    from django.test.utils import CaptureQueriesContext

    from shop.care import sweeping

    with transaction.atomic(), CaptureQueriesContext(connection) as queries:
        sweeping.claim(NOW, DUE)
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN ANALYZE {queries[0]['sql']}")
        return "\n".join(line for (line,) in cursor.fetchall())


def sweep_ms() -> tuple[float, int]:
    """A whole sweep: every due jar thought over, its mail, note and outbox row written; and its queries."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    from shop.care import sweeping

    with CaptureQueriesContext(connection) as queries:
        start = time.perf_counter()
        assert sweeping.sweep(lambda: NOW) == DUE
        return 1000 * (time.perf_counter() - start), len(queries)


def measure(url: str, sizes: tuple[int, ...]) -> bool:
    """Print a line for each size; False if one misses the budget or finds its jars another way than by the index."""
    os.environ.update(DATABASE_URL=url, DJANGO_SETTINGS_MODULE="shop.settings", CELERY_BROKER_URL="memory://")
    import django

    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    say(f"{'jars':>10}{'past notes':>12}{'claim of 1,000':>17}{'sweep of 1,000':>17}{'queries':>9}  load")
    good, before = True, 0
    for size in sizes:
        fill(before + 1, size)
        before = size
        make_due()
        plan, claimed = plan_of_the_claim(), claim_ms()
        swept, queries = sweep_ms()
        load = os.getloadavg()[0]
        say(f"{size:>10,}{size * NOTES_EACH:>12,}{claimed:>14.1f} ms{swept:>14.0f} ms{queries:>9}  {load:.1f}")
        good &= claimed < BUDGET_MS and "care_next" in plan
    say(plan)
    return good


def say(text: Any) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


def main(sizes: tuple[int, ...]) -> int:
    with postgres() as url:
        return 0 if measure(url, sizes) else 1


if __name__ == "__main__":
    sys.exit(main(tuple(int(size) for size in sys.argv[1:]) or SIZES))
