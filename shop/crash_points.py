"""Named places between two steps, where the fault tests kill the process to see what the next start makes of it."""

import os
import signal
from pathlib import Path

ENVIRONMENT_NAME = "CRASH_AT"
# A file that the first process to die takes away with it: so the one that is started in its place gets through.
ONCE = "CRASH_ONCE"


def reach(name: str) -> None:
    """Do nothing; or, if the environment's CRASH_AT is this name, die here as by kill -9."""
    if os.environ.get(ENVIRONMENT_NAME) == name and _is_my_turn():
        os.kill(os.getpid(), signal.SIGKILL)


def _is_my_turn() -> bool:
    flag = os.environ.get(ONCE)
    if not flag:
        return True
    try:
        Path(flag).unlink()
    except FileNotFoundError:
        return False
    return True
