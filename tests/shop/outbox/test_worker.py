"""A real worker with beat, a real broker and a real SMTP server; killed at each step between claim and done."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.house.databases import Databases
from tests.house.house import House, eventually, house
from tests.standins.inbox.server import Inbox

pytestmark = pytest.mark.process

PLAN = """
from django.utils import timezone
from shop.mail.models import Mail
from shop.mail.queue import plan
words = {{"title": "Hello", "text": "A note.", "url": ""}}
number = plan("staff_alert", to="ada@example.org", key={key!r}, now=timezone.now(), payload=words)
answer = Mail.objects.get(pk=number).message_id
"""
LATER = """
from datetime import timedelta
from django.utils import timezone
from shop.outbox.sweep import run_due
for minutes in (2, 8, 20, 40):
    run_due(timezone.now() + timedelta(minutes=minutes))
"""
MAIL = """
from shop.mail.models import Mail
mail = Mail.objects.get(key={key!r})
answer = [mail.state, mail.attempts, mail.doubts]
"""
# The step at which the worker dies -> how often the mail arrives, and how often it was in doubt.
STEPS = {
    "outbox: after the claim": (1, 0),
    "mail: before the point of no return": (1, 0),
    "mail: after the point of no return": (1, 1),
    "mail: after the server took it": (2, 1),
    "outbox: after the work": (1, 0),
}


@pytest.fixture(scope="module")
def shop(prepared: Databases, tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    folder: Path = tmp_path_factory.mktemp("outbox")
    with house(folder, prepared.copy(folder), warm=True) as made:
        yield made


@pytest.fixture
def inbox(shop: House, tmp_path: Path) -> Iterator[Inbox]:
    with Inbox(folder=tmp_path, smtp_port=shop.ports.smtp) as running:
        yield running


@pytest.fixture
def worker(shop: House) -> Iterator[House]:
    shop.start("worker")
    yield shop
    if "worker" in shop.running:
        shop.stop("worker")


def state(shop: House, key: str) -> Any:
    return shop.ask(MAIL.format(key=key))


@pytest.mark.parametrize("step", STEPS)
def test_killed_worker_loses_no_mail_and_repeats_only_what_was_in_doubt(
    shop: House, inbox: Inbox, tmp_path: Path, step: str
) -> None:
    arrivals, doubts = STEPS[step]
    message_id = shop.ask(PLAN.format(key=step))
    once = tmp_path / "once"
    once.touch()
    shop.start("worker", CRASH_AT=step, CRASH_ONCE=str(once))
    eventually(lambda: not once.exists())  # the first to die takes it along
    shop.kill("worker")

    shop.ask(LATER)

    assert state(shop, step) == ["sent", 1 + doubts, doubts]
    assert [message["Message-ID"] for message in inbox.messages()] == [message_id] * arrivals


def test_worker_hears_the_bell_and_sends(worker: House, inbox: Inbox) -> None:
    worker.ask(PLAN.format(key="bell"))

    eventually(lambda: state(worker, "bell")[0] == "sent")
    assert len(inbox.messages()) == 1


def test_worker_told_to_stop_finishes_the_mail_it_is_at(worker: House, inbox: Inbox) -> None:
    inbox.script("DATA", ["HANG 3"])
    worker.ask(PLAN.format(key="slow"))
    eventually(lambda: state(worker, "slow")[0] == "handing over")

    worker.stop("worker")

    assert state(worker, "slow") == ["sent", 1, 0]
    assert len(inbox.messages()) == 1


def test_two_workers_with_a_beat_each_send_everything_once(worker: House, inbox: Inbox) -> None:
    worker.commands["worker 2"] = worker.commands["worker"]
    worker.start("worker 2")
    keys = [f"twice {number}" for number in range(20)]
    for key in keys:
        worker.ask(PLAN.format(key=key))

    eventually(lambda: {state(worker, key)[0] for key in keys} == {"sent"}, seconds=40)
    worker.stop("worker 2")
    assert len(inbox.messages()) == 20
