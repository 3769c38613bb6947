from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.standins.inbox.server import Inbox


@pytest.fixture
def inbox(tmp_path: Path) -> Iterator[Inbox]:
    with Inbox(folder=tmp_path / "inbox", web_port=0) as running:
        yield running
