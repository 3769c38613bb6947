import logging
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings as shop_settings

from shop.celery import app
from shop.outbox import queue
from shop.outbox.doorbell import _Line
from shop.outbox.models import Job
from shop.outbox.sweep import run_due
from shop.outbox.tasks import run, sweep
from tests.factories import NOON


def put(**changes: Any) -> Job:
    return Job.objects.get(pk=queue.enqueue("note", key="one", **{"due_at": NOON, "now": NOON, **changes}))


@pytest.fixture
def rung(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Ids that went to the broker."""
    ids: list[int] = []
    monkeypatch.setattr(run, "apply_async", lambda args, retry: ids.append(args[0]))
    return ids


@pytest.mark.django_db
def test_due_row_rings_after_the_commit(rung: list[int], django_capture_on_commit_callbacks: Any) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        job = put()
        assert rung == []

    assert rung == [job.pk]


@pytest.mark.django_db
def test_later_row_does_not_ring(rung: list[int], django_capture_on_commit_callbacks: Any) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        put(due_at=NOON + timedelta(minutes=1))

    assert rung == []


@pytest.mark.django_db
def test_many_rows_ring_once_and_only_if_one_is_due(
    monkeypatch: pytest.MonkeyPatch, django_capture_on_commit_callbacks: Any
) -> None:
    rings: list[float] = []
    monkeypatch.setattr(sweep, "apply_async", lambda retry, expires: rings.append(expires))

    with django_capture_on_commit_callbacks(execute=True):
        queue.enqueue_many([Job(kind="note", key=f"due {n}", due_at=NOON) for n in range(3)], now=NOON)
    with django_capture_on_commit_callbacks(execute=True):
        queue.enqueue_many([Job(kind="note", key="later", due_at=NOON + timedelta(hours=1))], now=NOON)

    assert (rings, Job.objects.count()) == ([15], 4)


@pytest.fixture(autouse=True)
def _line_that_works(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(_Line, "quiet_until", 0.0)


@pytest.mark.django_db(transaction=True)
def test_dead_broker_makes_one_caller_wait_and_not_the_next(monkeypatch: pytest.MonkeyPatch) -> None:
    tries: list[int] = []

    def broken(args: tuple[int], retry: bool) -> None:
        tries.append(args[0])
        raise OSError("no broker here")

    monkeypatch.setattr(run, "apply_async", broken)
    jobs = [queue.enqueue("note", key=f"job {number}", due_at=NOON, now=NOON) for number in range(3)]
    assert tries == [jobs[0]]

    monkeypatch.setattr(_Line, "quiet_until", 0.0)
    queue.enqueue("note", key="later", due_at=NOON, now=NOON)
    assert len(tries) == 2


@pytest.mark.django_db(transaction=True)
def test_dead_broker_is_logged_and_costs_the_caller_nothing(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture, seen: list[str]
) -> None:
    def broken(**options: Any) -> None:
        raise OSError("no broker here")

    monkeypatch.setattr(run, "apply_async", broken)

    with caplog.at_level(logging.ERROR):
        job = put()

    assert "no broker here" in caplog.text
    run_due(NOON)
    assert Job.objects.get(pk=job.pk).state == Job.State.DONE


@pytest.mark.django_db(transaction=True)
def test_wiped_broker_loses_nothing(seen: list[str]) -> None:
    put()
    if app.conf.broker_url.startswith("filesystem"):
        folder = Path(shop_settings.BROKER_FOLDER) / "in"
        rings = list(folder.glob("*.msg"))
        assert len(rings) > 0
        for ring in folder.iterdir():
            ring.unlink()
    else:
        with app.connection_for_write() as connection:
            channel: Any = connection.default_channel
            assert channel.queue_purge("celery") > 0

    run_due(NOON)

    assert seen == ["one"]
