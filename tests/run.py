"""`make test`: every test on SQLite, and again on PostgreSQL with Redis, but for those that can't tell the difference:
the pages' looks (markup, contrast, weight, paper), and whatever touched no database, cache, broker, variable or process
in the first run (tests/once sees it). Ends with the sum of all."""

import os
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

from tests import lanes, machine, services
from tests.house.sharing import NAMED
from tests.lanes import Run
from tests.once.deselecting import recorded
from tests.once.recording import FOLDER

SMALL = {"DATABASE_URL": "", "CELERY_BROKER_URL": ""}
TESTS = ("-n", "3", "-p", "tests.by_file", "--no-loadscope-reorder", "--ignore=tests/journeys")
# Playwright leaves an event loop running in its process, in which Django and the mail server's tests can't run: the
# journeys have a process of their own, and run beside the others, which mostly wait for processes anyway.
JOURNEYS = ("tests/journeys",)


def both(folder: Path, grown: dict[str, str]) -> list[Run]:
    """Everything on SQLite; then, on servers, what may come out differently there."""
    book = {FOLDER: str(folder)}
    tests = [
        Run("Tests: SQLite, no broker server", [*TESTS, "-p", "tests.once.recording"], SMALL | book),
        Run(
            "Tests: PostgreSQL and Redis, without what ran once",
            [*TESTS, "-m", "not looks", "-p", "tests.once.deselecting"],
            grown | book,
        ),
    ]
    journeys = [
        Run("Journeys: SQLite, no broker server", JOURNEYS, SMALL),
        Run("Journeys: PostgreSQL and Redis, without the looks of pages", [*JOURNEYS, "-m", "not looks"], grown),
    ]
    return list(lanes.shown([tests, journeys]))


def main() -> int:
    machine.prepare()
    # Where nothing may be compiled for later, each of hundreds of processes would compile all of our files anew.
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    os.environ[NAMED] = f"{os.getpid()}_{int(time.time())}"
    with tempfile.TemporaryDirectory() as folder, services.postgres() as database, services.redis() as redis:
        grown = {"DATABASE_URL": database, "CELERY_BROKER_URL": f"{redis}/0", "CACHE_URL": f"{redis}/1"}
        runs = both(Path(folder), grown)
        once = len(recorded(Path(folder)))
    sums = sum((run.counts for run in runs), Counter[str]())
    lanes.say(f"\n{once} of these touched no database, cache, broker or process: they ran once\n")
    lanes.say(f"{sums['passed']} passed, {sums['failed'] + sums['error']} failed\n")
    return max(abs(run.code or 0) for run in runs)


if __name__ == "__main__":
    sys.exit(main())
