"""Pytest's processes in lanes side by side: in each, one follows the other, and none waits for another lane.

So no core is idle while the last test of one part runs.
"""

import os
import re
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

PYTEST: Final = (sys.executable, "-m", "pytest", "-q", "--durations=8")
COUNTS: Final = re.compile(r"(\d+) (passed|failed|error|errors|skipped)")
PAUSE: Final = 0.5  # seconds between two looks


class Run:
    """One pytest process. `said` is all that it wrote, `code` its exit code or None as long as it has not ended."""

    def __init__(self, title: str, arguments: Sequence[str], environment: dict[str, str]) -> None:
        self.title = title
        self.said = ""
        self.code: int | None = None
        self._command = [*PYTEST, *arguments]
        self._environment = os.environ | environment
        self._process: subprocess.Popen[bytes] | None = None
        self._file = Path()
        self._began = 0.0

    def go_on(self) -> None:
        """Start it, if it was not started; else hear what it has said, and whether it has ended."""
        if self._process is None:
            self._began = time.monotonic()
            with tempfile.NamedTemporaryFile("w", delete=False) as said:
                self._file = Path(said.name)
                self._process = subprocess.Popen(self._command, env=self._environment, stdout=said, stderr=said)
            return
        code = self._process.poll()
        self.said = self._file.read_text(errors="replace")
        if code is not None:
            self._file.unlink()
            self.said += f"=== {self.title}: {time.monotonic() - self._began:.0f} s ===\n"
            self.code = code

    @property
    def counts(self) -> Counter[str]:
        """The numbers of the last line that has any, by word: passed, failed, error, skipped."""
        last = next((line for line in reversed(self.said.splitlines()) if COUNTS.search(line)), "")
        return Counter({word.rstrip("s"): int(number) for number, word in COUNTS.findall(last)})


def shown(lanes: Sequence[Sequence[Run]]) -> Iterator[Run]:
    """Run all; print what the first of each lane say, then what the second ones say; yield each as it ends."""
    for run in (run for runs in zip(*lanes, strict=True) for run in runs):
        say(f"\n=== {run.title} ===\n")
        printed = 0
        while True:
            for lane in lanes:
                _go_on(lane)
            say(run.said[printed:])
            printed = len(run.said)
            if run.code is not None:
                break
            time.sleep(PAUSE)
        yield run


def _go_on(lane: Sequence[Run]) -> None:
    """What has its turn; the next begins at once when it has ended."""
    for run in lane:
        if run.code is None:
            run.go_on()
        if run.code is None:
            return


def say(text: str) -> None:
    sys.stdout.write(text)
    sys.stdout.flush()
