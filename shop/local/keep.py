"""Runs one command and starts it again when it dies, as systemd would in production: python -m shop.local.keep CMD…"""

import signal
import subprocess
import sys
import time
from collections.abc import Callable
from typing import Protocol

PAUSE = 1.0  # seconds; long enough that a command that can't start does not spin


class Child(Protocol):
    """A running process, as subprocess.Popen has it."""

    def wait(self) -> int: ...

    def send_signal(self, sig: int) -> None: ...


def keep(start: Callable[[], Child]) -> int:
    """Run until somebody asks us to stop; then pass the wish on and wait for the child to finish its work."""
    child = start()
    stopping = False

    def stop(number: int, frame: object) -> None:
        nonlocal stopping
        stopping = True
        child.send_signal(signal.SIGTERM)

    signal.signal(signal.SIGTERM, stop)
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the supervisor turns Ctrl-C into SIGTERM, once
    while True:
        code = child.wait()
        if stopping:
            return code
        time.sleep(PAUSE)
        child = start()


if __name__ == "__main__":
    sys.exit(keep(lambda: subprocess.Popen(sys.argv[1:])))  # noqa: S603 - the command is our own supervisor's
