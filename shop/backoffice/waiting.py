"""What waits for the owner besides orders. Each app whose work can fall due says so on the dashboard's front page."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final


@dataclass(frozen=True)
class Waiting:
    """One line: what is to be done, where, since when; shown to whoever has the permission `right`."""

    words: str
    url: str
    right: str
    since: date | None = None


Source = Callable[[datetime], Iterable[Waiting]]
SOURCES: Final[list[Source]] = []


def waiting(now: datetime, user: Any) -> list[Waiting]:
    """Everything that waits and that this user may look at, in the order in which the apps registered."""
    return [each for source in SOURCES for each in source(now) if user.has_perm(each.right)]


def counted(count: int, one: str, many: str) -> str:
    """ "1 comment waits" or "3 comments wait"."""
    return f"{count} {one if count == 1 else many}"
