"""`make simulate`: python -m tests.care_proof [--jars 2000] [--days 90] [--seed N].

Two windows of time side by side, half of the jars in each: one in which clocks go back, one in which they go forward.
"""

import argparse
import logging
import os
import random
import subprocess
import sys
import time
from datetime import UTC, datetime
from typing import Final

import tests.environment  # noqa: F401 - the environment of tests, before Django's settings

# Both windows cross a change of the clocks in America and another in Europe and Australia.
WINDOWS: Final = {"autumn": datetime(2026, 9, 14, tzinfo=UTC), "spring": datetime(2027, 2, 15, tzinfo=UTC)}


def live(window: str, *, jars: int, days: int, seed: int) -> None:
    """One window in this process, on a database of its own; its report goes to the output as JSON."""
    _set_up()
    from django.core.management import call_command

    from tests.care_proof.report import report
    from tests.care_proof.world import World

    logging.disable(logging.CRITICAL)
    call_command("migrate", verbosity=0)
    world = World(jars=jars, start=WINDOWS[window], days=days, seed=seed)
    world.live()
    sys.stdout.write(report(world).as_json() + "\n")


def _set_up() -> None:
    # Nobody listens there: not one ring of the whole time reaches a worker.
    os.environ.update(CELERY_BROKER_URL="redis://127.0.0.1:1", DATABASE_URL="", DJANGO_SETTINGS_MODULE="shop.settings")
    import django

    django.setup()


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
