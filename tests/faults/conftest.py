"""Houses that are built to be broken."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.house.databases import Databases
from tests.house.house import House, house

LONGEST_FIRST = ("test_weather", "test_crashes", "concurrency", "outbox/test_worker")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Each file is a group of its own; what takes longest begins first, so that no core is idle at the end."""
    for item in items:
        if "faults" in str(item.path):
            item.add_marker(pytest.mark.process)
            item.add_marker(pytest.mark.xdist_group(item.path.stem))
    items.sort(key=_turn)


def _turn(item: pytest.Item) -> int:
    return next((turn for turn, name in enumerate(LONGEST_FIRST) if name in str(item.path)), len(LONGEST_FIRST))


@pytest.fixture
def shop(prepared: Databases, tmp_path: Path) -> Iterator[House]:
    with house(tmp_path, prepared.copy(tmp_path), warm=True, TRUST_PROXY="1") as made:
        yield made
