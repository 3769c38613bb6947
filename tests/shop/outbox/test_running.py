import logging
from datetime import datetime, timedelta
from typing import Any

import pytest

from shop.outbox import queue
from shop.outbox.claim import claim, finish
from shop.outbox.handlers import GiveUp, TryAgain, handles
from shop.outbox.models import Job
from shop.outbox.running import run_job
from tests.factories import NOON

pytestmark = pytest.mark.django_db
MINUTE = timedelta(minutes=1)


def put(kind: str = "note", **changes: Any) -> Job:
    return Job.objects.get(pk=queue.enqueue(kind, key="one", **{"due_at": NOON, "now": NOON, **changes}))


def middle() -> float:
    return 0.5


def test_due_row_is_done_once(seen: list[str]) -> None:
    job = put()

    assert run_job(job.pk, NOON)
    assert not run_job(job.pk, NOON)

    job.refresh_from_db()
    assert seen == ["one"]
    assert (job.state, job.attempts, job.finished_at, job.lease_until) == (Job.State.DONE, 1, NOON, None)


def test_row_that_is_not_due_waits(seen: list[str]) -> None:
    job = put(due_at=NOON + MINUTE)

    assert not run_job(job.pk, NOON)
    assert seen == []


def test_missing_row_is_nothing_to_do() -> None:
    assert not run_job(987654, NOON)


def test_two_workers_claim_a_row_once() -> None:
    job = put()

    first = claim(job.pk, now=NOON, lease=MINUTE)
    second = claim(job.pk, now=NOON, lease=MINUTE)

    assert first is not None
    assert second is None


def test_abandoned_row_is_claimed_when_the_lease_ends(seen: list[str]) -> None:
    job = put()
    claim(job.pk, now=NOON, lease=MINUTE)

    assert not run_job(job.pk, NOON + MINUTE - timedelta(seconds=1))
    assert run_job(job.pk, NOON + MINUTE)

    job.refresh_from_db()
    assert (seen, job.attempts, job.first_tried_at) == (["one"], 2, NOON)


def test_slow_worker_can_not_finish_what_another_has_taken_over() -> None:
    job = put()
    slow = claim(job.pk, now=NOON, lease=MINUTE)
    claim(job.pk, now=NOON + MINUTE, lease=MINUTE)

    assert slow is not None
    assert not finish(slow, Job.State.DONE, now=NOON + MINUTE)
    job.refresh_from_db()
    assert job.state == Job.State.RUNNING


def test_error_is_recorded_and_tried_again_later(caplog: pytest.LogCaptureFixture) -> None:
    @handles("broken")
    def broken(job: Job, now: datetime) -> None:
        raise ValueError("no such jar")

    job = put("broken")
    with caplog.at_level(logging.ERROR):
        run_job(job.pk, NOON, dice=middle)

    job.refresh_from_db()
    assert (job.state, job.error, job.due_at) == (Job.State.WAITING, "ValueError: no such jar", NOON + MINUTE)
    assert "one failed on attempt 1" in caplog.text


def test_unknown_kind_waits_for_a_newer_version() -> None:
    job = put("from.the.future")

    run_job(job.pk, NOON, dice=middle)

    job.refresh_from_db()
    assert (job.state, job.error) == (Job.State.WAITING, "nothing here handles from.the.future")


def test_early_row_comes_back_when_it_says_and_its_attempt_does_not_count() -> None:
    @handles("early")
    def early(job: Job, now: datetime) -> None:
        raise TryAgain("not yet", at=now + timedelta(hours=3))

    job = put("early")
    run_job(job.pk, NOON)

    job.refresh_from_db()
    assert (job.state, job.due_at, job.attempts) == (Job.State.WAITING, NOON + timedelta(hours=3), 0)


def test_row_that_says_again_now_lets_others_pass() -> None:
    @handles("eager")
    def eager(job: Job, now: datetime) -> None:
        raise TryAgain("now", at=now)

    job = put("eager")
    run_job(job.pk, NOON)

    job.refresh_from_db()
    assert job.due_at == NOON + timedelta(seconds=1)


def test_given_up_row_fails_and_says_so(caplog: pytest.LogCaptureFixture) -> None:
    ended: list[tuple[str, str]] = []

    @handles("hopeless", ended=lambda job, now: ended.append((job.key, job.state)))
    def hopeless(job: Job, now: datetime) -> None:
        raise GiveUp("no such address")

    job = put("hopeless")
    with caplog.at_level(logging.ERROR):
        run_job(job.pk, NOON)

    job.refresh_from_db()
    assert (job.state, job.error, ended) == (Job.State.FAILED, "no such address", [("one", "failed")])
    assert "one has failed for good after 1 attempts: no such address" in caplog.text


def test_row_is_dead_after_two_days_of_trying(caplog: pytest.LogCaptureFixture) -> None:
    @handles("down")
    def down(job: Job, now: datetime) -> None:
        raise TryAgain("server is down")

    job = put("down")
    now, tries = NOON, 0
    while job.state == Job.State.WAITING:
        tries += run_job(job.pk, now, dice=middle)
        job.refresh_from_db()
        now = job.due_at

    assert (job.state, job.error) == (Job.State.FAILED, "server is down")
    assert job.finished_at == NOON + timedelta(hours=48)
    assert tries == 13


def test_row_that_kills_its_worker_each_time_is_taken_out() -> None:
    @handles("poison", tries=3)
    def poison(job: Job, now: datetime) -> None:
        raise AssertionError("must not be run again")

    job = put("poison")
    now = NOON
    for _ in range(3):
        assert claim(job.pk, now=now, lease=MINUTE) is not None
        now += MINUTE

    run_job(job.pk, now)

    job.refresh_from_db()
    assert (job.state, job.error) == (Job.State.FAILED, "its worker died each time")


def test_late_row_is_skipped(seen: list[str]) -> None:
    job = put(not_after=NOON)

    run_job(job.pk, NOON + MINUTE)

    job.refresh_from_db()
    assert (job.state, seen) == (Job.State.SKIPPED, [])
