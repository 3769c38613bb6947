"""One Django of a house's own, from which the shop's parts are forked, as gunicorn forks its workers.

A fault test starts its parts dozens of times: so each start costs a fork, and not a second of imports. The program that
runs in the fork is the same, from its `__main__` on.
"""

import functools
import gc
import importlib
import json
import os
import runpy
import signal
import sys
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final, NoReturn

from shop.local.keep import keep
from tests.house.warm import Wish

# What the parts import when they start or at their first page and mail, beside what Django's own start imports.
PARTS: Final = (
    "gunicorn.app.wsgiapp",
    "gunicorn.workers.gthread",
    "celery.bin.celery",
    "celery.apps.worker",
    "celery.beat",
    "shop.wsgi",
    "shop.urls",
    "shop.care.starter_pdf",
)
CHECKED: Final = {"CELERY_SKIP_CHECKS": "1"}  # houses of programs that start cold have their settings checked each time
ASKED_TO_END: Final = (signal.SIGTERM, signal.SIGINT)


@dataclass(frozen=True)
class Child:
    """What `keep` keeps running: a fork, where it has a command in `make run`."""

    pid: int

    def wait(self) -> int:
        return os.waitstatus_to_exitcode(os.waitpid(self.pid, 0)[1])

    def send_signal(self, number: int) -> None:
        os.kill(self.pid, number)


def serve() -> None:
    """Import everything; then fork a part for each line that comes in, and say its number."""
    import django
    from django.template import engines
    from django.urls import get_resolver

    django.setup()
    for name in PARTS:
        importlib.import_module(name)
    engines.all()  # they import every app's tags
    get_resolver().app_dict  # noqa: B018 - it reads every app's addresses
    gc.freeze()  # what is here is never garbage: looking for it there would make each fork copy all of it
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # nobody here waits for parts: whoever wished for one does
    for line in sys.stdin:
        wish = Wish(**json.loads(line))
        sys.stdout.write(f"{_fork(functools.partial(_live, wish))}\n")
        sys.stdout.flush()


def _live(wish: Wish) -> int:
    """A session and a log of its own, as House.start gives to a part that it starts cold."""
    os.setsid()
    os.environ.update(CHECKED | wish.given)
    with open(os.devnull) as nothing, open(wish.log, "ab") as log:  # noqa: PTH123 - not a path of ours
        for source, target in ((nothing, 0), (log, 1), (log, 2)):
            os.dup2(source.fileno(), target)
    if wish.kept:
        return keep(lambda: Child(_fork(lambda: _run(wish.command))))
    return _run(wish.command)


def _run(command: list[str]) -> int:
    """`python -m` with these words."""
    sys.argv = command
    runpy.run_module(command[0], run_name="__main__", alter_sys=True)
    return 0


def _fork(work: Callable[[], int]) -> int:
    """The number of a process that does the work and ends with the code that it returns or exits with."""
    signal.pthread_sigmask(signal.SIG_BLOCK, ASKED_TO_END)
    child = os.fork()
    if not child:
        for number in (signal.SIGCHLD, *ASKED_TO_END):
            signal.signal(number, signal.SIG_DFL)
    signal.pthread_sigmask(signal.SIG_UNBLOCK, ASKED_TO_END)
    return child or _end(work)


def _end(work: Callable[[], int]) -> NoReturn:
    code = 1
    try:
        code = work()
    except SystemExit as wanted:
        code = wanted.code if isinstance(wanted.code, int) else int(wanted.code is not None)
    except BaseException:  # noqa: BLE001 - written down, and told by the exit code
        traceback.print_exc()
    finally:
        sys.stdout.flush()
        os._exit(code)
