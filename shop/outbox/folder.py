"""Celery's broker in a folder, with messages that appear whole.

Kombu's own shows a message's file before it has written it; a worker that looks in that moment reads nothing and dies.
"""

import uuid
from pathlib import Path
from time import monotonic
from typing import Any

from kombu.transport import filesystem
from kombu.utils.json import dumps


class Channel(filesystem.Channel):
    """Differs from Kombu's: a message is written beside the queue and then moved into it in one step."""

    def _put(self, queue: str, message: Any, **kwargs: Any) -> None:  # type: ignore[override]  # the stub lacks kwargs
        path = Path(self.data_folder_out) / f"{round(monotonic() * 1000)}_{uuid.uuid4()}.{queue}.msg"
        part = path.with_suffix(".part")
        part.write_text(dumps(message))
        part.rename(path)


class Transport(filesystem.Transport):
    """Stands in for Kombu's under its own name, `filesystem://`: see shop/celery.py."""

    Channel = Channel
