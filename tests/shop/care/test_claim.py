"""Finding what is due costs by what is due: by the index of it, and in a number of queries that never grows."""

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from shop.care import sweeping
from tests.shop.care.keepers import dispatched
from tests.shop.care.test_sweeping import ARRIVED, START

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("made_guide")]
EXPLAIN = {"sqlite": "EXPLAIN QUERY PLAN ", "postgresql": "EXPLAIN "}


def test_due_jars_are_claimed_by_one_query_on_the_index_of_what_is_due() -> None:
    dispatched(START)
    with transaction.atomic(), CaptureQueriesContext(connection) as queries:
        assert len(sweeping.claim(ARRIVED, 1000)) == 1

    [query] = [found["sql"] for found in queries if found["sql"].startswith("SELECT")]
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SET LOCAL enable_seqscan = off")  # a table of one row is read whole otherwise
        cursor.execute(EXPLAIN[connection.vendor] + query)
        plan = str(cursor.fetchall())
    assert "care_next" in plan


def test_forty_jars_cost_as_many_queries_as_two() -> None:
    counted = []
    for jars in (2, 40):
        plan = dispatched(START, to=f"keeper{jars}@example.org")
        for number in range(1, jars):
            plan.pk, plan.number = None, number + 1
            plan.code, plan.token, plan.to = f"{jars:04}{number:04}", f"{jars}-{number}", f"{jars}-{number}@example.org"
            plan._state.adding = True
            plan.save()
        with CaptureQueriesContext(connection) as queries:
            assert sweeping.sweep_once(ARRIVED) == jars
        counted.append(len(queries))

    assert counted[0] == counted[1]
