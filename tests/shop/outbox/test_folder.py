from pathlib import Path
from queue import Empty
from typing import Any

import pytest
from kombu import Connection

from shop.celery import app
from shop.outbox.folder import Transport


@pytest.fixture
def channel(tmp_path: Path) -> Any:
    folders = {"data_folder_in": str(tmp_path), "data_folder_out": str(tmp_path), "control_folder": str(tmp_path / "c")}
    return Connection(transport=Transport, transport_options=folders | {"store_processed": False}).channel()


def test_shop_uses_it_for_a_broker_in_a_folder() -> None:
    with app.connection_for_write("filesystem://") as connection:
        assert isinstance(connection.transport, Transport)


class Glance:
    """A part of a message that looks into the queue while it is being written."""

    def __init__(self, channel: Any) -> None:
        self.channel = channel
        self.seen: list[Any] = []

    def __json__(self) -> int:
        self.seen = _taken(self.channel)
        return 1


def test_message_is_not_in_the_queue_while_it_is_written(channel: Any) -> None:
    glance = Glance(channel)

    channel._put("celery", {"number": glance})

    assert glance.seen == []
    assert _taken(channel) == [1]


def test_half_written_message_is_left_alone(channel: Any, tmp_path: Path) -> None:
    (tmp_path / "1_half.celery.part").write_text('{"num')

    assert _taken(channel) == []


def _taken(channel: Any) -> list[int]:
    try:
        return [channel._get("celery")["number"]]
    except Empty:
        return []
