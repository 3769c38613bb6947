"""Things that are dear to make, made once: for all of pytest's workers, or for this checkout for good."""

import contextlib
import fcntl
import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import IO

# `make test` names its run, whose parts are processes side by side; else the run is pytest's own.
NAMED = "TEST_RUN"
RUN = os.environ.get(NAMED) or os.environ.get("PYTEST_XDIST_TESTRUNUID", "")[:12] or str(os.getpid())


@contextlib.contextmanager
def shared(name: str, *, make: Callable[[Path], None], forget: Callable[[], None]) -> Iterator[Path]:
    """A folder that this run's first worker makes and fills; whoever leaves last removes it.

    Two locks: at the door, where one at a time comes and goes, and in use, which all hold side by side.
    """
    folder = Path(tempfile.gettempdir()) / f"mindful-{name}-{RUN}"
    door = folder.with_name(f"{folder.name}-door")
    with folder.with_suffix(".lock").open("w") as in_use:
        with one_at_a_time(door):
            _make(folder, make)
            fcntl.flock(in_use, fcntl.LOCK_SH)
        try:
            yield folder
        finally:
            with one_at_a_time(door):
                if _is_last(in_use):
                    forget()
                    shutil.rmtree(folder)


@contextlib.contextmanager
def one_at_a_time(folder: Path) -> Iterator[None]:
    """Nobody else is in here with the same folder, in whatever process."""
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / ".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _make(folder: Path, make: Callable[[Path], None]) -> None:
    """What was left half made is made again."""
    done = folder / ".made"
    if not done.exists():
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir()
        make(folder)
        done.touch()


def _is_last(lock: IO[str]) -> bool:
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True
