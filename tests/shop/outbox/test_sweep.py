from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import timedelta
from io import StringIO
from typing import Any

import pytest
from celery.worker import state as worker
from django.core.management import call_command
from django.utils import timezone

from shop.outbox import queue, tasks
from shop.outbox.claim import TURN, claim, claim_waiting, is_mine
from shop.outbox.handlers import Work, handles_together
from shop.outbox.heartbeat import NAME
from shop.outbox.models import Heartbeat, Job
from shop.outbox.running import run_claimed, run_job
from shop.outbox.sweep import BATCH, run_due, sweep
from tests.factories import NOON

pytestmark = pytest.mark.django_db
SECOND = timedelta(seconds=1)
MINUTE = timedelta(minutes=1)


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


def test_second_sweeper_leaves_what_the_first_has_taken_on(seen: list[str]) -> None:
    put(3)
    first = claim_waiting(now=NOON, limit=2, lease_of=lambda kind: MINUTE)

    assert run_due(NOON + SECOND) == 1
    assert [job.key for job in first] == ["job 00", "job 01"]
    assert seen == ["job 02"]


def test_rows_whose_worker_died_are_done_when_their_lease_ends(seen: list[str]) -> None:
    put(3)
    claim_waiting(now=NOON, limit=2, lease_of=lambda kind: MINUTE)

    assert run_due(NOON + TURN + MINUTE - SECOND) == 1
    assert run_due(NOON + TURN + MINUTE) == 2


def test_row_that_waited_too_long_for_its_turn_is_left_to_whom_has_it_now(seen: list[str]) -> None:
    put(2)
    late = NOON + TURN + MINUTE
    slow = claim_waiting(now=NOON, limit=2, lease_of=lambda kind: MINUTE)
    run_job(slow[1].pk, late)

    assert run_claimed(slow, lambda: late) == 1
    assert seen == ["job 01", "job 00"]


def test_lease_is_renewed_for_a_row_whose_turn_comes_late(seen: list[str]) -> None:
    put(1)
    [job] = claim_waiting(now=NOON, limit=1, lease_of=lambda kind: MINUTE)

    assert is_mine(job, now=NOON + TURN + SECOND, lease=MINUTE)
    assert Job.objects.get().lease_until == NOON + TURN + SECOND + MINUTE


def test_who_dies_beside_a_row_that_kills_its_worker_is_not_blamed(seen: list[str]) -> None:
    put(2)
    now = NOON
    claim_waiting(now=now, limit=2, lease_of=lambda kind: MINUTE)
    poison, innocent = Job.objects.order_by("pk")
    for _ in range(19):
        now += TURN + MINUTE
        claim(poison.pk, now=now, lease=MINUTE)

    run_due(now + MINUTE)

    poison.refresh_from_db()
    innocent.refresh_from_db()
    assert (poison.state, poison.error) == (Job.State.FAILED, "its worker died each time")
    assert (innocent.state, innocent.attempts) == (Job.State.DONE, 2)


def test_sweep_is_a_heartbeat_with_or_without_work(seen: list[str]) -> None:
    run_due(NOON)
    put()
    run_due(NOON + 3 * SECOND)

    assert Heartbeat.objects.get(name=NAME).at == NOON + 3 * SECOND


def test_heart_beats_while_a_long_batch_is_done(seen: list[str]) -> None:
    put(3)
    ticks = iter(NOON + number * SECOND for number in range(60))

    sweep(lambda: next(ticks), limit=3)

    assert Heartbeat.objects.get(name=NAME).at > NOON


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

    with django_assert_max_num_queries(16):
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


def test_rows_of_a_kind_are_done_together_and_ended_before_another_kind_begins() -> None:
    happened: list[str] = []

    def register(kind: str) -> None:
        @handles_together(kind, lease=MINUTE)
        @contextmanager
        def together(jobs: Sequence[Job]) -> Iterator[Work]:
            happened.append(f"{kind} begins with {len(jobs)}")
            yield lambda job, now: happened.append(job.key)
            happened.append(f"{kind} ends while {Job.objects.filter(kind=kind, state='done').count()} are done")

    for kind in ("mail", "refund"):
        register(kind)
    for number, kind in enumerate(("refund", "mail", "refund", "mail")):
        queue.enqueue(kind, key=str(number), due_at=NOON + number * SECOND, now=NOON)

    run_due(NOON + MINUTE)

    assert happened == [
        "refund begins with 2", "0", "2", "refund ends while 0 are done",
        "mail begins with 2", "1", "3", "mail ends while 0 are done",
    ]  # fmt: skip
    assert set(Job.objects.values_list("state", flat=True)) == {"done"}


def test_more_than_a_batch_calls_for_another_worker_once(seen: list[str]) -> None:
    called: list[int] = []
    put(2 * BATCH + 1)

    sweep(lambda: NOON, limit=1000, crowded=lambda: called.append(len(seen)))

    assert (called, len(seen)) == ([BATCH], 2 * BATCH + 1)


def test_less_than_a_batch_calls_nobody(seen: list[str]) -> None:
    called: list[int] = []
    put(BATCH - 1)

    sweep(lambda: NOON, limit=1000, crowded=lambda: called.append(len(seen)))

    assert (called, len(seen)) == ([], BATCH - 1)
