"""The second run: leaves out what the first one wrote down. `-p tests.once.deselecting`, with the folder in ONCE."""

import os
from pathlib import Path

import pytest

from tests.once.recording import FOLDER


def recorded(folder: Path) -> frozenset[str]:
    """The tests that passed and touched nothing."""
    return frozenset(line for book in folder.glob("*.txt") for line in book.read_text().splitlines())


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    once = recorded(Path(os.environ[FOLDER]))
    config.hook.pytest_deselected(items=[item for item in items if item.nodeid in once])
    items[:] = [item for item in items if item.nodeid not in once]
