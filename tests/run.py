"""`make test`: every test on SQLite, and again on PostgreSQL with Redis. Ends with the sum of both."""

import os
import re
import subprocess
import sys
import time

from tests import machine, services

PARALLEL = ["-n", "2", "--dist", "loadgroup"]
COUNTS = re.compile(r"(\d+) (passed|failed|error|errors|skipped)")


def pytest(title: str, environment: dict[str, str], *arguments: str) -> tuple[int, dict[str, int]]:
    """Run the suite once, showing it; return its exit code and what it counted."""
    say(f"\n=== {title} ===")
    began = time.monotonic()
    command = [sys.executable, "-m", "pytest", "-q", "--durations=12", *PARALLEL, *arguments]
    run = subprocess.Popen(command, env=os.environ | environment, stdout=subprocess.PIPE, text=True)
    assert run.stdout
    last = ""
    for line in run.stdout:
        sys.stdout.write(line)
        sys.stdout.flush()
        last = line if COUNTS.search(line) else last
    say(f"=== {title}: {time.monotonic() - began:.0f} s ===")
    return run.wait(), {word.rstrip("s"): int(number) for number, word in COUNTS.findall(last)}


def say(text: str) -> None:
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


def main(arguments: list[str]) -> int:
    machine.prepare()
    results = [pytest("SQLite, no broker server", {"DATABASE_URL": "", "CELERY_BROKER_URL": ""}, *arguments)]
    with services.postgres() as database, services.redis() as redis:
        grown = {"DATABASE_URL": database, "CELERY_BROKER_URL": f"{redis}/0", "CACHE_URL": f"{redis}/1"}
        results.append(pytest("PostgreSQL and Redis", grown, *arguments))
    sums = {word: sum(counts.get(word, 0) for _, counts in results) for word in ("passed", "failed", "error")}
    say(f"\n{sums['passed']} passed, {sums['failed'] + sums['error']} failed")
    return max(code for code, _ in results)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
