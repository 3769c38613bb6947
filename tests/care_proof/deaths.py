"""Kills the worker between two steps, without a process: what comes after is never run, and no row is written."""

import random
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, Final

from django.db import connection

from shop import crash_points

POINTS: Final = (
    "care: before the notes are written",
    "care: before the notes are committed",
    "outbox: after the claim",
    "outbox: after the work",
    "mail: before the point of no return",
    "mail: after the point of no return",
    "mail: after the server took it",
)


class Killed(BaseException):
    """kill -9, as far as it can be had inside a process: no handler in the shop catches it."""


class Reaper:
    """Armed with a point, it kills whoever reaches it for the so-manieth time."""

    def __init__(self, dice: random.Random) -> None:
        self._dice = dice
        self._point = ""
        self._steps = 0
        self.is_dead = False
        self.kills: Counter[str] = Counter()
        self.just_before_sending: Callable[[], None] = lambda: None

    def arm(self) -> None:
        self._point, self._steps = self._dice.choice(POINTS), self._dice.randrange(4)

    def disarm(self) -> None:
        self._point, self.is_dead = "", False

    def reach(self, name: str) -> None:
        """Stands where the shop's own `reach` stands."""
        if name == "mail: before the point of no return":
            self.just_before_sending()
        if name != self._point:
            return
        self._steps -= 1
        if self._steps < 0:
            self.is_dead = True
            self.kills[name] += 1
            raise Killed(name)

    def _query(self, execute: Any, sql: str, *given: Any) -> Any:
        # A dead process writes nothing, whatever its `finally` and `with` would like to; its transactions roll back.
        if self.is_dead and not sql.startswith("ROLLBACK"):
            raise Killed("dead already")
        return execute(sql, *given)

    @contextmanager
    def at_every_point(self) -> Iterator[None]:
        """Put this in the place of the shop's crash points, wherever they are."""
        before = crash_points.reach
        holders = [module for module in list(sys.modules.values()) if getattr(module, "reach", None) is before]
        for module in holders:
            module.reach = self.reach  # type: ignore[attr-defined]
        try:
            with connection.execute_wrapper(self._query):
                yield
        finally:
            for module in holders:
                module.reach = before  # type: ignore[attr-defined]
