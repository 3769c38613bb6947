"""Processes forked by a house's interpreter, which has Django ready: a race or a kill costs milliseconds, not seconds.

They are real processes with connections of their own; what one of them changes about the shop's code dies with it.
"""

import functools
import gc
import multiprocessing
from collections.abc import Callable
from contextlib import nullcontext
from dataclasses import dataclass
from multiprocessing.connection import Connection
from multiprocessing.context import ForkProcess
from multiprocessing.synchronize import Barrier
from types import ModuleType, SimpleNamespace
from typing import Any, Final

from django.db import connections
from django.db.models import QuerySet
from django.template import engines
from django.urls import get_resolver

FORK: Final = multiprocessing.get_context("fork")
PATIENCE: Final = 100  # seconds; only who hangs needs them

Work = Callable[[], Any]


@dataclass(frozen=True)
class Ended:
    """A process that has ended: its exit code (-9 by kill -9, 1 with an error in the log) and what its work gave."""

    code: int
    said: Any


def at_once(*works: Work) -> list[Ended]:
    """Do each in a process of its own, all from the same moment on."""
    _get_ready()
    connections.close_all()
    gate = FORK.Barrier(len(works))
    begun = [_begin(work, gate) for work in works]
    return [_end(process, answer) for process, answer in begun]


def alone(work: Work) -> Ended:
    """Do it in a process of its own, which may die."""
    return at_once(work)[0]


def put(module: ModuleType, **others: Any) -> None:
    """Let this process, and no other, know the module with these parts in it."""
    for name, other in others.items():
        setattr(module, name, other)


def take_the_lock_from(module: ModuleType) -> None:
    """A guard off, in this process: the module's transactions are none, and no row is locked."""
    put(module, transaction=SimpleNamespace(atomic=nullcontext))
    setattr(QuerySet, "select_for_update", lambda rows, **given: rows)  # noqa: B010 - the type checker knows better


@functools.cache
def _get_ready() -> None:
    """Load once what each process would load anew: addresses, and every app's tags. None of it is ever garbage."""
    assert get_resolver().app_dict
    assert engines.all()
    gc.freeze()


def _begin(work: Work, gate: Barrier) -> tuple[ForkProcess, Connection]:
    reading, writing = FORK.Pipe(duplex=False)
    process = FORK.Process(target=_live, args=(work, gate, writing))
    process.start()
    writing.close()
    return process, reading


def _live(work: Work, gate: Barrier, answer: Connection) -> None:
    gate.wait(PATIENCE)
    answer.send(work())


def _end(process: ForkProcess, answer: Connection) -> Ended:
    assert answer.poll(PATIENCE), "a process hangs"
    try:
        said = answer.recv()
    except EOFError:
        said = None
    process.join(PATIENCE)
    assert process.exitcode is not None
    return Ended(process.exitcode, said)
