"""The first run: writes down each test that passed and touched nothing that the second run has differently.

`-p tests.once.recording`, with the folder for it in ONCE.
"""

import os
from collections.abc import Generator
from pathlib import Path
from typing import Any

import pytest

from tests.once.witness import Witness

FOLDER = "ONCE"
# For every test, whatever it is about: one empties the caches, one imports a library that looks for its own parts.
HARMLESS = frozenset({"_no_page_is_remembered", "_same_guide_is_laid_out_once"})


class Recording:
    """Asks the witness about each test, and about each fixture that tests share."""

    def __init__(self, witness: Witness, path: Path) -> None:
        self.witness = witness
        self.path = path
        self.touching: set[str] = set()

    @pytest.hookimpl(wrapper=True)
    def pytest_fixture_setup(self, fixturedef: pytest.FixtureDef[Any]) -> Generator[None, Any, Any]:
        before, self.witness.seen = self.witness.seen, False
        try:
            return (yield)
        finally:
            touched = self.witness.seen and fixturedef.argname not in HARMLESS
            if touched and fixturedef.scope != "function":
                self.touching.add(fixturedef.argname)
            self.witness.seen = before or touched

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_protocol(self, item: pytest.Function) -> Generator[None, Any, Any]:
        self.witness.seen = False
        answer = yield
        if not self.witness.seen and self.touching.isdisjoint(item.fixturenames):
            with self.path.open("a") as book:
                book.write(item.nodeid + "\n")
        return answer

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """What failed is worth a second look."""
        self.witness.seen = self.witness.seen or report.failed


def pytest_configure(config: pytest.Config) -> None:
    witness = Witness()
    witness.watch()
    config.pluginmanager.register(Recording(witness, Path(os.environ[FOLDER], f"{os.getpid()}.txt")))
