"""Sees whether a test touched anything that the two runs of `make test` have differently.

That is: a database, a cache, the broker, one of the three variables that name them, or another process.
"""

import os
import sys
from collections.abc import Callable
from typing import Any, Final

import kombu
from django.conf import LazySettings
from django.utils.connection import BaseConnectionHandler

VARIABLES: Final = frozenset({"DATABASE_URL", "CACHE_URL", "CELERY_BROKER_URL"})
SETTINGS: Final = ("DATABASES", "CACHES", "CELERY_BROKER_URL", "CELERY_BROKER_TRANSPORT_OPTIONS")
PROCESSES: Final = frozenset({"subprocess.Popen", "os.fork", "os.posix_spawn", "os.exec", "os.system"})


class Witness:
    """Watches this process for as long as it lives; `seen` is True from the first touch until it is put back."""

    def __init__(self) -> None:
        self.seen = False

    def watch(self) -> None:
        """Stand at every door. Whoever copies the environment has read its variables too."""
        sys.addaudithook(self._hear)
        self._stand_at(BaseConnectionHandler, "__getitem__")
        self._stand_at(BaseConnectionHandler, "__iter__")
        self._stand_at(kombu.Connection, "connection")
        self._stand_at(kombu.Producer, "publish")
        self._stand_at(type(os.environ), "__getitem__", only=VARIABLES)
        for name in SETTINGS:
            setattr(LazySettings, name, property(self._setting(name)))

    def _hear(self, event: str, arguments: tuple[Any, ...]) -> None:
        if event in PROCESSES:
            self.seen = True

    def _stand_at(self, owner: type, name: str, *, only: frozenset[str] | None = None) -> None:
        """Put a method in the place of that one which notes the call, if its argument is one that matters."""
        before = getattr(owner, name)
        if isinstance(before, property):
            setattr(owner, name, property(self._noting(before.fget)))
        else:
            setattr(owner, name, self._noting(before, only=only))

    def _noting(self, method: Any, *, only: frozenset[str] | None = None) -> Callable[..., Any]:
        def noted(this: Any, *arguments: Any, **named: Any) -> Any:
            if only is None or arguments[0] in only:
                self.seen = True
            return method(this, *arguments, **named)

        return noted

    def _setting(self, name: str) -> Callable[[Any], Any]:
        return self._noting(lambda this: getattr(this._wrapped, name))
