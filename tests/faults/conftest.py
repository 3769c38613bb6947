"""Houses that are built to be broken."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.house.databases import Databases
from tests.house.house import House, house

# What takes longest, and then what mostly waits: for a server that hangs, a process that starts, a program that reads.
FIRST = (
    "test_weather",
    "test_crashes",
    "mail/test_spam",  # needs no house: it runs while the others wait for the first one's database
    "outbox/test_worker",
    "concurrency",
    "payments/test_stripe_hangs",
    "payments/test_watching",
    "mail/test_api",
    "links/test_checking",
    "mail/test_care_notes",
    "inbox/test_script",
    "mail/test_outcomes",
    "payments/test_gateway",
)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What would leave a core idle at the end begins while others fill it."""
    for item in items:
        if "faults" in str(item.path):
            item.add_marker(pytest.mark.process)
    items.sort(key=_turn)


def _turn(item: pytest.Item) -> int:
    return next((turn for turn, name in enumerate(FIRST) if name in str(item.path)), len(FIRST))


@pytest.fixture
def shop(prepared: Databases, tmp_path: Path) -> Iterator[House]:
    with house(tmp_path, prepared.copy(tmp_path), warm=True, TRUST_PROXY="1") as made:
        yield made
