"""Races between processes, on a database of their own; each also runs with its guard off, and must fail then."""

from collections.abc import Iterator

import pytest

from tests.house.databases import Databases
from tests.house.house import House, house


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if "concurrency" in str(item.path):
            item.add_marker(pytest.mark.process)
            item.add_marker(pytest.mark.xdist_group("races"))


@pytest.fixture(scope="session")
def one_house(prepared: Databases, tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    """For all races: its interpreter forks their processes, and each brings people and jars of its own."""
    folder = tmp_path_factory.mktemp("races")
    with house(folder, prepared.copy(folder)) as made:
        yield made
