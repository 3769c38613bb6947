"""Which of pytest's workers gets which tests: a file at a time, so that what a file's tests share is made once."""

from typing import Any, Final

import pytest
from xdist.scheduler import LoadFileScheduling  # type: ignore[import-untyped]

# Whose files share a house: one worker does them all, one after the other.
TOGETHER: Final = ("tests/concurrency/", "tests/journeys/")


def together(nodeid: str) -> str:
    """The name of what goes to the same worker as this test: its file, or the folder whose files share a house."""
    return next((folder for folder in TOGETHER if nodeid.startswith(folder)), nodeid.split("::", maxsplit=1)[0])


class ByFile(LoadFileScheduling):
    """Files as a whole, in the order in which they were collected."""

    def _split_scope(self, nodeid: str) -> str:
        return together(nodeid)


@pytest.hookimpl(tryfirst=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> ByFile:
    """Marks of groups would do nothing: xdist 3.8 writes them where pytest 9 doesn't look any more."""
    return ByFile(config, log)
