"""Database, broker and data folder must be able to see each other."""

import tempfile
from pathlib import Path
from typing import Any

import pytest

from shop.checks import queue_and_storage_go_together, together

FINE: dict[str, Any] = {
    "sqlite": True,
    "database_host": "",
    "broker_url": "filesystem://",
    "data_dir": Path("/srv/shop"),
    "live": False,
}


@pytest.mark.parametrize(
    "change",
    [
        {},
        {"sqlite": False, "database_host": "localhost"},
        {"sqlite": False, "database_host": "db.internal", "broker_url": "redis://broker.internal:6379/0"},
        {"broker_url": "redis://localhost:6379/0"},
    ],
)
def test_what_goes_together_passes(change: dict[str, Any]) -> None:
    assert together(**FINE | change) == []


@pytest.mark.parametrize(
    ("number", "change"),
    [
        (1, {"broker_url": "memory://"}),
        (2, {"sqlite": False, "database_host": "db.internal"}),
        (3, {"broker_url": "redis://broker.internal:6379/0"}),
        (4, {"live": True, "data_dir": Path(tempfile.gettempdir()) / "shop"}),
    ],
)
def test_what_cannot_work_is_refused_by_number(number: int, change: dict[str, Any]) -> None:
    assert [found for found, _ in together(**FINE | change)] == [number]


def test_django_hears_of_it(settings: Any) -> None:
    settings.CELERY_BROKER_URL = "memory://"

    found = queue_and_storage_go_together(None)

    assert [error.id for error in found] == ["shop.E001"]
