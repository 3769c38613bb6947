"""The whole shop as processes of their own: gunicorn, Celery, the Stripe stand-in and the inbox on one database.

What `make run` starts, started for a test: in a folder of its own, on free ports, with levers to kill each part.
"""

import contextlib
import itertools
import os
import signal
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from shop.local.environment import Ports, local_environment
from shop.local.ports import taken
from shop.local.processes import processes
from tests.house.databases import Database
from tests.house.interpreter import Interpreter
from tests.house.warm import Forked, Warm, Wish, wished
from tests.services import wait_for_port

ROOT = Path(__file__).resolve().parent.parent.parent
SECRET = "a-key-for-tests-only-with-enough-letters-to-please-every-check"


_tried = itertools.count()


def four_free_ports() -> Ports:
    """A port whose three neighbours are free too, below those that Linux hands out: a part may start minutes later."""
    while True:
        base = 10_000 + 4 * ((os.getpid() * 137 + next(_tried)) % 5_500)  # processes side by side start far apart
        if not any(taken(port) for port in range(base, base + 4)):
            return Ports(base)


_opened = itertools.count()


def own_redis(url: str) -> str:
    """A Redis database of its own for each house, also beside the houses of other pytest processes."""
    if not url.startswith("redis"):
        return url
    worker = os.environ.get("PYTEST_XDIST_WORKER", "gw3").removeprefix("gw")  # the journeys' process is none of them
    return f"{url.rsplit('/', 1)[0]}/{20 + 40 * int(worker) + next(_opened) % 40}"


class House:
    """Start parts by name (`web`, `worker`, `stripe`, `inbox`), kill them, ask the shop's own code."""

    def __init__(self, folder: Path, database: Database, *, warm: bool = False, **given: str) -> None:
        """A warm one forks the shop's parts from one Django instead of starting each as a program."""
        self.folder = folder
        self.ports = four_free_ports()
        base = {"PATH": os.environ["PATH"], "HOME": os.environ.get("HOME", "/"), "LANG": "C.UTF-8"}
        extra = {
            "DATA_DIR": str(folder),
            "DATABASE_URL": database.url,
            "CACHE_URL": own_redis(os.environ.get("CACHE_URL", "")),
        }
        extra["CELERY_BROKER_URL"] = own_redis(os.environ.get("CELERY_BROKER_URL", ""))
        self.environment = local_environment(base | extra | given, self.ports, SECRET)
        self.commands = processes(self.ports, folder, stand_in=True)
        self.commands["stripe"] += ["--validate", "--webhook-wait", "3"]
        self.running: dict[str, subprocess.Popen[bytes] | Forked] = {}
        self.interpreter: Interpreter | None = None
        self.is_warm = warm
        self.warm: Warm | None = None

    @property
    def url(self) -> str:
        return f"http://localhost:{self.ports.shop}"

    @property
    def stripe_url(self) -> str:
        return f"http://127.0.0.1:{self.ports.stripe}"

    @property
    def inbox_folder(self) -> Path:
        return self.folder / "inbox"

    def start(self, *names: str, **given: str) -> None:
        """Start parts and wait until those with a port listen."""
        ports = {"web": self.ports.shop, "stripe": self.ports.stripe, "inbox": self.ports.smtp}
        for name in names:
            wish = wished(self.commands[name], given, self._log(name)) if self.is_warm else None
            self.running[name] = self._fork(wish) if wish else self._run(name, given)
        for name in names:
            if name in ports:
                wait_for_port(ports[name], seconds=30)

    def _run(self, name: str, given: dict[str, str]) -> subprocess.Popen[bytes]:
        with self._log(name).open("ab") as log:
            return subprocess.Popen(
                self.commands[name], cwd=ROOT, env=self.environment | given, stdout=log, stderr=log,
                start_new_session=True,
            )  # fmt: skip

    def _fork(self, wish: Wish) -> Forked:
        if self.warm is None:
            with self._log("warm").open("ab") as log:
                self.warm = Warm(self._of_django, folder=ROOT, log=log)
        return self.warm.start(wish)

    @property
    def _of_django(self) -> dict[str, str]:
        return self.environment | {"DJANGO_SETTINGS_MODULE": "shop.settings"}

    def kill(self, name: str) -> None:
        """kill -9 the part and all its children: nothing gets to tidy up."""
        self._end(name, signal.SIGKILL)

    def shoot(self, pid: int) -> None:
        """kill -9 one process, if it is still there."""
        with contextlib.suppress(ProcessLookupError):
            os.kill(pid, signal.SIGKILL)

    def stop(self, *names: str) -> None:
        """Ask parts (all, if none is named) to end, as a deploy does."""
        for name in names or tuple(self.running):
            self._end(name, signal.SIGTERM)

    def _end(self, name: str, how: signal.Signals) -> None:
        process = self.running.pop(name)
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, how)
        try:
            process.wait(timeout=20)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait(timeout=20)
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)

    def ask(self, code: str) -> Any:
        """Run Python inside the shop's own process environment; what it assigns to `answer` comes back as JSON."""
        if self.interpreter is None:
            with self._log("ask").open("ab") as log:
                self.interpreter = Interpreter(self._of_django, folder=ROOT, log=log)
        return self.interpreter.ask(code)

    def close(self) -> None:
        """End everything that was started for this house; nobody will want it again, so at once."""
        for name in tuple(self.running):
            self.kill(name)
        for open_still in (self.interpreter, self.warm):
            if open_still:
                open_still.close()

    def _log(self, name: str) -> Path:
        return self.folder / f"{name}.log"

    def log(self, name: str) -> str:
        path = self._log(name)
        return path.read_text(errors="replace") if path.exists() else ""


@contextlib.contextmanager
def house(folder: Path, database: Database, *, warm: bool = False, **given: str) -> Iterator[House]:
    """A house whose parts are all ended afterwards."""
    made = House(folder, database, warm=warm, **given)
    try:
        yield made
    finally:
        made.close()


def eventually(check: Any, *, seconds: float = 20, every: float = 0.1) -> Any:
    """The first true answer of `check`, or an assertion that it never came."""
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        if found := check():
            return found
        time.sleep(every)
    raise AssertionError(f"not within {seconds} s: {check}")
