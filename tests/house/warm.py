"""A house's end of tests.house.forking: wishes for parts, and the processes that come of them."""

import json
import os
import select
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Final

PROGRAM: Final = "from tests.house.forking import serve; serve()"


@dataclass(frozen=True)
class Wish:
    """A part to be started: what stands after `python -m`, whether it is kept running, more variables, and its log."""

    command: list[str]
    kept: bool
    given: dict[str, str]
    log: str


def wished(command: list[str], given: dict[str, str], log: Path) -> Wish | None:
    """The wish for that command, or None if it is no part of the shop's own and gains nothing from its imports."""
    python = [sys.executable, "-m"]
    keeping = [*python, "shop.local.keep"]
    kept = command[: len(keeping)] == keeping
    words = command[len(keeping) :] if kept else command
    assert words[:2] == python, words
    ours = words[2] in ("gunicorn", "celery")
    return Wish(words[2:], kept, given, str(log)) if ours else None


class Forked:
    """A process that another one forked; looks like subprocess.Popen as far as a house looks."""

    def __init__(self, pid: int) -> None:
        self.pid = pid
        self._descriptor = os.pidfd_open(pid)

    def wait(self, timeout: float) -> None:
        """Return when it has ended. Raises TimeoutExpired after so many seconds."""
        ended, _, _ = select.select([self._descriptor], [], [], timeout)
        if not ended:
            raise subprocess.TimeoutExpired(str(self.pid), timeout)


class Warm:
    """Starts processes of the shop from one that has done its imports."""

    def __init__(self, environment: dict[str, str], *, folder: Path, log: IO[bytes]) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-c", PROGRAM], cwd=folder, env=environment, text=True,
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=log,
        )  # fmt: skip

    def start(self, wish: Wish) -> Forked:
        assert self._process.stdin
        assert self._process.stdout
        self._process.stdin.write(json.dumps(vars(wish)) + "\n")
        self._process.stdin.flush()
        return Forked(int(self._process.stdout.readline()))

    def close(self) -> None:
        self._process.communicate()
