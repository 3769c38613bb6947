"""What monitors are told."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from shop.outbox.models import Heartbeat, Job
from shop.outbox.sweep import run_due


def test_alive_needs_nothing(client: Client) -> None:
    answer = client.get("/healthz")

    assert (answer.status_code, answer.content) == (200, b"ok\n")


@pytest.mark.django_db
def test_ready_while_a_worker_sweeps_and_nothing_is_late(client: Client) -> None:
    run_due(timezone.now())

    answer = client.get("/readyz")

    assert answer.status_code == 200
    assert answer.json()["ok"] is True
    assert set(answer.json()) == {"ok", "database", "broker", "worker", "outbox", "webhook"}


@pytest.mark.django_db
def test_not_ready_without_a_worker(client: Client) -> None:
    answer = client.get("/readyz")

    assert answer.status_code == 503
    assert answer.json()["worker"] == {"ok": False, "seconds_since_heartbeat": None}


@pytest.mark.django_db
def test_not_ready_when_the_worker_has_fallen_silent(client: Client) -> None:
    then = timezone.now() - timedelta(minutes=5)
    Heartbeat.objects.create(name="sweep", at=then)

    answer = client.get("/readyz")

    assert answer.status_code == 503
    assert answer.json()["worker"]["ok"] is False


@pytest.mark.django_db
def test_not_ready_when_due_work_is_left_lying(client: Client) -> None:
    run_due(timezone.now())
    Job.objects.create(kind="mail.send", key="late", due_at=timezone.now() - timedelta(minutes=20))

    answer = client.get("/readyz")

    assert answer.status_code == 503
    assert answer.json()["outbox"]["seconds_oldest_due"] >= 1200
