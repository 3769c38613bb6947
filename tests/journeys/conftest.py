"""One running house for all journeys: real web server, worker, stand-in and inbox; a fresh browser for each test."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.house.databases import databases
from tests.house.house import House, house

CHROMIUM = [
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """All journeys share one house, so they run on one of pytest's workers, one after the other."""
    for item in items:
        if "journeys" in str(item.path):
            item.add_marker(pytest.mark.browser)
            item.add_marker(pytest.mark.xdist_group("journeys"))


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    return {**browser_type_launch_args, "executable_path": "/usr/bin/chromium", "args": CHROMIUM}


@pytest.fixture(scope="session")
def shop(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    folder: Path = tmp_path_factory.mktemp("house")
    with databases() as prepared, house(folder, prepared.copy(folder)) as made:
        made.start("stripe", "inbox", "web", "worker")
        yield made


@pytest.fixture
def base_url(shop: House) -> str:
    return shop.url
