"""`make simulate`: python -m tests.care_proof [--jars 2000] [--days 90] [--seed N].

Two windows of time side by side, half of the jars in each: one in which clocks go back, one in which they go forward.
Each is a process with a database of its own: SQLite's in memory, or PostgreSQL's where DATABASE_URL names a server.
"""

import argparse
import gc
import logging
import os
import random
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import Final

import tests.environment  # noqa: F401 - the environment of tests, before Django's settings

# Both windows cross a change of the clocks in America and another in Europe and Australia.
WINDOWS: Final = {"autumn": datetime(2026, 9, 14, tzinfo=UTC), "spring": datetime(2027, 2, 15, tzinfo=UTC)}


def live(window: str, *, jars: int, days: int, seed: int) -> None:
    """One window in this process, on a database of its own; its report goes to the output as JSON."""
    _set_up()
    from tests.care_proof.report import report
    from tests.care_proof.world import World

    logging.disable(logging.CRITICAL)
    random.seed(seed)  # the outbox's own dice: how long it waits before it tries again
    with _database_for(window):
        world = World(jars=jars, start=WINDOWS[window], days=days, seed=seed)
        _spare_the_collector()
        world.live()
        sys.stdout.write(report(world).as_json() + "\n")


def _set_up() -> None:
    # Nobody listens there: not one ring of the whole time reaches a worker.
    os.environ.update(CELERY_BROKER_URL="redis://127.0.0.1:1", DJANGO_SETTINGS_MODULE="shop.settings")
    import django

    django.setup()


@contextmanager
def _database_for(window: str) -> Iterator[None]:
    """As for tests: empty; SQLite's in memory, or one of its own on the server of DATABASE_URL."""
    from django.db import connection

    test = connection.settings_dict["TEST"]
    # Made from the models at once: that the migrations lead to the same tables is what `make checks` holds.
    test["MIGRATE"] = False
    if connection.vendor != "sqlite":
        test["NAME"] = f"simulate_{window}_{os.getpid()}"
    name = connection.settings_dict["NAME"]
    connection.creation.create_test_db(verbosity=0, autoclobber=True, serialize=False)
    try:
        yield
    finally:
        connection.creation.destroy_test_db(name, verbosity=0)


def _spare_the_collector() -> None:
    """The shop's modules stay for good, and need not be looked through for garbage again and again."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 100)


def both(*, jars: int, days: int, seed: int) -> int:
    """Both windows at once; 1 if there is anything that must not be."""
    _set_up()
    from tests.care_proof.report import Report

    began = time.monotonic()
    command = [sys.executable, "-m", "tests.care_proof", "--days", str(days), "--jars", str(jars // 2)]
    pipe = subprocess.PIPE
    processes = [
        subprocess.Popen([*command, "--window", window, "--seed", str(seed + number)], stdout=pipe, text=True)
        for number, window in enumerate(WINDOWS)
    ]
    said = [process.communicate()[0] for process in processes]
    if any(process.returncode for process in processes):
        return 1
    whole = sum((Report.from_json(text.splitlines()[-1]) for text in said), Report())
    seconds = time.monotonic() - began
    sys.stdout.write(f"seed {seed}: {days} days, twice, in {seconds:.0f} s; the broker was down throughout\n{whole}\n")
    return 0 if whole.is_good else 1


def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("--jars", type=int, default=2000)
    parser.add_argument("--days", type=int, default=90)
    parser.add_argument("--seed", type=int, default=random.SystemRandom().randrange(1_000_000))
    parser.add_argument("--window", choices=WINDOWS)
    wish = parser.parse_args()
    if wish.window:
        live(wish.window, jars=wish.jars, days=wish.days, seed=wish.seed)
        return 0
    return both(jars=wish.jars, days=wish.days, seed=wish.seed)


if __name__ == "__main__":
    sys.exit(main())
