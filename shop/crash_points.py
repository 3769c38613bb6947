"""Named places between two steps, where the fault tests kill the process to see what the next start makes of it."""

import os
import signal

ENVIRONMENT_NAME = "CRASH_AT"


def reach(name: str) -> None:
    """Do nothing; or, if the environment's CRASH_AT is this name, die here as by kill -9."""
    if os.environ.get(ENVIRONMENT_NAME) == name:
        os.kill(os.getpid(), signal.SIGKILL)
