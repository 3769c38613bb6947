"""Handlers of the tests' own, taken out again afterwards."""

from collections.abc import Iterator
from datetime import datetime

import pytest

from shop.outbox import handlers
from shop.outbox.models import Job


@pytest.fixture(autouse=True)
def _own_handlers() -> Iterator[None]:
    before = dict(handlers._handlers)
    yield
    handlers._handlers.clear()
    handlers._handlers.update(before)


@pytest.fixture
def seen() -> list[str]:
    """Keys of the jobs that the "note" handler did, in order."""
    keys: list[str] = []

    @handlers.handles("note")
    def note(job: Job, now: datetime) -> None:
        keys.append(job.key)

    return keys
