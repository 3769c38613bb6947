"""An inbox that speaks SMTP, and a kind of mail with nothing to it."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from pytest_django.fixtures import Settings

from shop.mail import kinds
from tests.standins.inbox.server import Inbox


@pytest.fixture
def inbox(tmp_path: Path, settings: Settings) -> Iterator[Inbox]:
    """A real SMTP server on a free port, which the shop sends to for the length of the test."""
    with Inbox(folder=tmp_path) as running:
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", running.smtp_port
        yield running


@pytest.fixture
def two_kinds() -> Iterator[None]:
    """staff_alert is sent at least once as it is; here is its twin that is sent at most once and can be stopped."""
    before = dict(kinds._kinds)
    words: dict[str, Any] = {"title": "Hello", "text": "A short note.", "url": ""}
    kinds.register("staff_alert", context=lambda mail: words)
    kinds.register("account_welcome", context=lambda mail: words, at_most_once=True, list_id="Notes <notes.shop>")
    yield
    kinds._kinds.clear()
    kinds._kinds.update(before)
