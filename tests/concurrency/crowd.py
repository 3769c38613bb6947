"""Processes that all begin in the same moment: each says when it is ready, and then waits for the word."""

import subprocess
import sys
from typing import IO

from tests.house.house import ROOT, House


def wait_for_the_word() -> None:
    """Called in each process when everything is imported and looked up."""
    sys.stdout.write("ready\n")
    sys.stdout.flush()
    sys.stdin.readline()


def let_loose(shop: House, command: list[str], *, processes: int) -> list[tuple[int, str]]:
    """Run that module with its arguments so many times at once; each one's exit code and last line."""
    environment = shop.environment | {"DJANGO_SETTINGS_MODULE": "shop.settings"}
    pipe = subprocess.PIPE
    crowd = [
        subprocess.Popen(
            [sys.executable, "-m", *command], cwd=ROOT, env=environment, text=True, stdin=pipe, stdout=pipe
        )
        for _ in range(processes)
    ]
    assert [_of(process.stdout).readline() for process in crowd] == ["ready\n"] * processes
    for process in crowd:
        _of(process.stdin).write("go\n")
        _of(process.stdin).flush()
    said = [process.communicate(timeout=120)[0].splitlines() for process in crowd]
    return [(process.returncode, lines[-1] if lines else "") for process, lines in zip(crowd, said, strict=True)]


def _of(pipe: IO[str] | None) -> IO[str]:
    assert pipe is not None
    return pipe
