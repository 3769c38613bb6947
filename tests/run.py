"""`make test`: every test on SQLite, and again on PostgreSQL with Redis, but for those that can't tell the difference:
the pages' looks (markup, contrast, weight, paper), and whatever touched no database, cache, broker, variable or process
in the first run (tests/once sees it). Ends with the sum of both."""

import os
import re
import subprocess
import sys
import tempfile
import time
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import TextIO

from tests import machine, services
from tests.house.sharing import NAMED
from tests.once.deselecting import recorded
from tests.once.recording import FOLDER

COUNTS = re.compile(r"(\d+) (passed|failed|error|errors|skipped)")
PYTEST = [sys.executable, "-m", "pytest", "-q", "--durations=8"]
# Playwright leaves an event loop running in its process, in which Django and the mail server's tests can't run: the
# journeys have a process of their own, and run beside the others, which mostly wait for processes anyway.
PARTS = (
    ["-n", "2", "--dist", "loadgroup", "--no-loadscope-reorder", "--ignore=tests/journeys"],
    ["tests/journeys"],
)


@dataclass
class Run:
    """One pytest process, and the file that it writes to."""

    process: subprocess.Popen[bytes]
    said: TextIO


def pytest(title: str, environment: dict[str, str], *wish: str) -> tuple[int, Counter[str]]:
    """Run all parts at once, showing them one after the other; return the worst exit code and what they counted."""
    say(f"\n=== {title} ===")
    began = time.monotonic()
    named = environment | {NAMED: f"{os.getpid()}_{int(began)}"}
    runs = [_start([*part, *wish], named) for part in PARTS]
    counts: Counter[str] = Counter()
    for run in runs:
        counts.update(_show(run))
    say(f"=== {title}: {time.monotonic() - began:.0f} s ===")
    return max(run.process.wait() for run in runs), counts


def _start(part: list[str], environment: dict[str, str]) -> Run:
    with tempfile.NamedTemporaryFile("w", delete=False) as said:
        process = subprocess.Popen([*PYTEST, *part], env=os.environ | environment, stdout=said, stderr=said)
        return Run(process, Path(said.name).open())


def _show(run: Run) -> dict[str, int]:
    """Print what it says as it says it; the numbers of its last line."""
    last = ""
    with run.said as said:
        ended = False
        while not ended:
            ended = run.process.poll() is not None
            text = said.read()
            sys.stdout.write(text)
            sys.stdout.flush()
            last = next((line for line in reversed(text.splitlines()) if COUNTS.search(line)), last)
            time.sleep(0.5)
    Path(said.name).unlink()
    return {word.rstrip("s"): int(number) for number, word in COUNTS.findall(last)}


def both(folder: Path) -> list[tuple[int, Counter[str]]]:
    """Everything on SQLite; then, on servers, what may come out differently there."""
    small = {"DATABASE_URL": "", "CELERY_BROKER_URL": "", FOLDER: str(folder)}
    first = pytest("SQLite, no broker server", small, "-p", "tests.once.recording")
    say(f"=== {len(recorded(folder))} of these touched no database, cache, broker or process: they ran once ===")
    with services.postgres() as database, services.redis() as redis:
        grown = {"DATABASE_URL": database, "CELERY_BROKER_URL": f"{redis}/0", "CACHE_URL": f"{redis}/1"}
        grown[FOLDER] = str(folder)
        wish = ("-m", "not looks", "-p", "tests.once.deselecting")
        second = pytest("PostgreSQL and Redis, without what ran once and the looks of pages", grown, *wish)
    return [first, second]


def say(text: str) -> None:
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


def main() -> int:
    machine.prepare()
    with tempfile.TemporaryDirectory() as folder:
        results = both(Path(folder))
    sums = {word: sum(counts.get(word, 0) for _, counts in results) for word in ("passed", "failed", "error")}
    say(f"\n{sums['passed']} passed, {sums['failed'] + sums['error']} failed")
    return max(code for code, _ in results)


if __name__ == "__main__":
    sys.exit(main())
