"""Combinations of settings that can't work, refused before anything starts."""

import tempfile
from pathlib import Path
from typing import Any
from urllib.parse import urlparse

from django.conf import settings
from django.core.checks import Error, register

FAULTS = {
    1: "CELERY_BROKER_URL=memory:// reaches no other process: unset it, or name a real broker.",
    2: "DATABASE_URL is on another machine, whose workers can't hear a folder on this one: name a CELERY_BROKER_URL.",
    3: "CELERY_BROKER_URL is on another machine, whose workers can't open this SQLite file: name a DATABASE_URL.",
    4: "DATA_DIR is in the system's temporary folder, which is emptied at will: choose another.",
}
LOCAL = ("", "localhost", "127.0.0.1", "::1")


@register()
def queue_and_storage_go_together(app_configs: Any, **kwargs: Any) -> list[Error]:
    """Database, broker and data folder must be able to see each other."""
    database = settings.DATABASES["default"]
    found = together(
        sqlite="sqlite3" in database["ENGINE"],
        database_host=str(database.get("HOST") or ""),
        broker_url=settings.CELERY_BROKER_URL,
        data_dir=Path(settings.DATA_DIR),
        live=settings.STRIPE_LIVEMODE,
    )
    return [Error(text, id=f"shop.E{number:03}") for number, text in found]


def together(*, sqlite: bool, database_host: str, broker_url: str, data_dir: Path, live: bool) -> list[tuple[int, str]]:
    """Number and sentence for each combination that can't work."""
    broker = urlparse(broker_url)
    temporary = Path(tempfile.gettempdir()).resolve()
    found = {
        1: broker.scheme == "memory",
        2: broker.scheme == "filesystem" and database_host not in LOCAL,
        3: sqlite and (broker.hostname or "") not in LOCAL,
        4: live and data_dir.resolve().is_relative_to(temporary),
    }
    return [(number, FAULTS[number]) for number, there in found.items() if there]
