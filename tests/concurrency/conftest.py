"""Races between processes, on a database of their own; each also runs with its guard off, and must fail then."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.house.databases import Databases
from tests.house.house import House, house
from tests.standins.inbox.server import Inbox


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if "concurrency" in str(item.path):
            item.add_marker(pytest.mark.process)


@pytest.fixture(scope="session")
def one_house(prepared: Databases, tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    """For all races: its interpreter forks their processes, and each brings people and jars of its own."""
    folder = tmp_path_factory.mktemp("races")
    with house(folder, prepared.copy(folder)) as made:
        yield made


@pytest.fixture
def inbox(one_house: House, tmp_path: Path) -> Iterator[Inbox]:
    """Where that house sends its mails."""
    with Inbox(folder=tmp_path, smtp_port=one_house.ports.smtp) as running:
        yield running
