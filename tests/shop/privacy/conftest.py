from typing import Any

import pytest


@pytest.fixture(autouse=True)
def media(settings: Any, tmp_path_factory: pytest.TempPathFactory) -> None:
    """Uploaded files go to a folder of this test."""
    settings.MEDIA_ROOT = tmp_path_factory.mktemp("media")
