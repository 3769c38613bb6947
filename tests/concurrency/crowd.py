"""Processes that all begin in the same moment: each says when it is ready, and then waits for the word.

python -m tests.concurrency.crowd PROCESSES MODULE ARGUMENTS…

Django is started once and the process forked, so that a crowd of eight costs the start of one.
"""

import importlib
import json
import os
import subprocess
import sys
import traceback
from collections.abc import Callable
from dataclasses import dataclass

from tests.house.house import ROOT, House


@dataclass(frozen=True)
class Crowd:
    """What came of it: every process's exit code, and every last line that one of them wrote."""

    codes: list[int]
    lines: list[str]


def wait_for_the_word() -> None:
    """Called in each process when everything is imported and looked up; the word is the end of its input."""
    sys.stdout.write("ready\n")
    sys.stdout.flush()
    sys.stdin.read()


def let_loose(shop: House, command: list[str], *, processes: int) -> Crowd:
    """Run that module's `main` with its arguments in so many processes at once."""
    environment = shop.environment | {"DJANGO_SETTINGS_MODULE": "shop.settings"}
    whole = [sys.executable, "-m", "tests.concurrency.crowd", str(processes), *command]
    pipe = subprocess.PIPE
    with subprocess.Popen(whole, cwd=ROOT, env=environment, text=True, stdin=pipe, stdout=pipe) as crowd:
        assert crowd.stdout
        assert [crowd.stdout.readline() for _ in range(processes)] == ["ready\n"] * processes
        *lines, codes = crowd.communicate(timeout=120)[0].splitlines()
    return Crowd(json.loads(codes), lines)


def _fork(work: Callable[[], None]) -> int:
    """The id of a process that does the work and ends with 0, or with 1 if it broke."""
    child = os.fork()
    if child:
        return child
    code = 1
    try:
        work()
        code = 0
    except Exception:  # noqa: BLE001 - written down, and told by the exit code
        traceback.print_exc()
    finally:
        sys.stdout.flush()
        os._exit(code)


def main(processes: str, module: str, *arguments: str) -> None:
    work: Callable[..., None] = importlib.import_module(module).main
    children = [_fork(lambda: work(*arguments)) for _ in range(int(processes))]
    codes = [os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) for child in children]
    sys.stdout.write(json.dumps(codes) + "\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
