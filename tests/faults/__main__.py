"""`make faults`: python -m tests.faults --orders 10000 [--seed N], on the database that DATABASE_URL names."""

import argparse
import random
import sys
import tempfile
from pathlib import Path

import tests.environment  # noqa: F401 - the environment of tests, before Django's settings
from tests.faults.run import report, run
from tests.house.databases import databases
from tests.house.house import house


def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("--orders", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=random.SystemRandom().randrange(1_000_000))
    wish = parser.parse_args()
    with databases() as prepared, tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        with house(folder, prepared.copy(folder), warm=True, TRUST_PROXY="1") as made:
            reckoning = run(made, orders=wish.orders, seed=wish.seed)
    report(reckoning)
    return 1 if reckoning.disagreements or reckoning.gave_up else 0


if __name__ == "__main__":
    sys.exit(main())
