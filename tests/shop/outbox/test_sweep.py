from datetime import timedelta
from io import StringIO
from typing import Any

import pytest
from celery.worker import state as worker
from django.core.management import call_command
from django.utils import timezone

from shop.outbox import lease, queue, tasks
from shop.outbox.models import Job, Lease
from shop.outbox.sweep import LASTS, NAME, run_due, sweep
from tests.factories import NOON

pytestmark = pytest.mark.django_db
SECOND = timedelta(seconds=1)


def put(count: int = 1, **changes: Any) -> None:
    for number in range(count):
        queue.enqueue("note", key=f"job {number:02}", **{"due_at": NOON, "now": NOON, **changes})


def test_sweep_does_what_is_due_earliest_first(seen: list[str]) -> None:
    queue.enqueue("note", key="second", due_at=NOON, now=NOON)
    queue.enqueue("note", key="first", due_at=NOON - SECOND, now=NOON)
    queue.enqueue("note", key="tomorrow", due_at=NOON + timedelta(days=1), now=NOON)

    assert run_due(NOON) == 2
    assert seen == ["first", "second"]


def test_sweep_stops_at_its_limit(seen: list[str]) -> None:
    put(30)

    assert run_due(NOON, limit=25) == 25
    assert run_due(NOON) == 5


def test_second_sweeper_leaves_at_once_while_the_first_is_at_it(seen: list[str]) -> None:
    put()
    lease.take(NAME, owner="somebody else", now=NOON, lasts=LASTS)

    assert run_due(NOON + SECOND) == 0
    assert run_due(NOON + LASTS) == 1


def test_sweeper_gives_its_lease_back(seen: list[str]) -> None:
    put()
    run_due(NOON)

    assert Lease.objects.get(name=NAME).until == NOON


def test_sweep_without_work_is_a_heartbeat() -> None:
    run_due(NOON)
    run_due(NOON + 3 * SECOND)

    assert Lease.objects.get(name=NAME).renewed_at == NOON + 3 * SECOND


def test_lease_from_a_clock_that_has_stepped_back_is_no_obstacle(seen: list[str]) -> None:
    put()
    lease.take(NAME, owner="before the step", now=NOON + timedelta(minutes=10), lasts=LASTS)

    assert run_due(NOON) == 1


def test_stopping_worker_finishes_the_row_it_is_at(seen: list[str]) -> None:
    put(5)

    done = sweep(lambda: NOON, limit=5, stopping=lambda: len(seen) == 2)

    assert (done, seen) == (2, ["job 00", "job 01"])
    assert Job.objects.filter(state=Job.State.WAITING).count() == 3


@pytest.mark.parametrize(("told", "stops"), [(None, False), (False, False), (0, True), (True, True)])
def test_worker_knows_when_it_was_told_to_stop(monkeypatch: pytest.MonkeyPatch, told: object, stops: bool) -> None:
    monkeypatch.setattr(worker, "should_stop", told)

    assert tasks.stopping() is stops


def test_sweep_costs_by_what_is_due(seen: list[str], django_assert_max_num_queries: Any) -> None:
    Job.objects.bulk_create(Job(kind="note", key=f"old {n}", due_at=NOON, state=Job.State.DONE) for n in range(300))
    put(3)

    with django_assert_max_num_queries(35):
        run_due(NOON)


def test_command_sweeps_once(seen: list[str]) -> None:
    queue.enqueue("note", key="one", due_at=timezone.now(), now=timezone.now())
    out = StringIO()

    call_command("sweep", stdout=out)

    assert (out.getvalue(), seen) == ("1 done\n", ["one"])


def test_tasks_do_the_due(seen: list[str]) -> None:
    now = timezone.now()
    first = queue.enqueue("note", key="first", due_at=now, now=now)
    queue.enqueue("note", key="second", due_at=now, now=now)

    tasks.run(first)
    tasks.sweep()

    assert seen == ["first", "second"]
