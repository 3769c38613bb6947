"""Who does which kind of due work; each app registers its own in a module named jobs."""

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from datetime import datetime, timedelta

from shop.outbox.backoff import STEPS
from shop.outbox.models import Job

Work = Callable[[Job, datetime], None]
Together = Callable[[Sequence[Job]], AbstractContextManager[Work]]


class TryAgain(Exception):  # noqa: N818 - an instruction to the queue, not an error
    """Not done yet. With `at` it is only early, and the attempt doesn't count; without, the back-off decides."""

    def __init__(self, message: str, at: datetime | None = None) -> None:
        super().__init__(message)
        self.at = at


class GiveUp(Exception):  # noqa: N818 - an instruction to the queue, not an error
    """Trying again is no use; the row fails now."""


@dataclass(frozen=True)
class Handler:
    """How one kind of work is done, and for how long a worker may be at it.

    `together` is asked once for the rows that a worker has claimed together. What is `repeatable` finds out by itself
    that it is done already, so its rows may be ended together as well.
    """

    together: Together
    lease: timedelta
    tries: int = 20
    backoff: tuple[timedelta, ...] = STEPS
    ended: Work | None = None
    repeatable: bool = False


_handlers: dict[str, Handler] = {}


def handles(
    kind: str,
    *,
    lease: timedelta = timedelta(minutes=2),
    tries: int = 20,
    backoff: tuple[timedelta, ...] = STEPS,
    ended: Work | None = None,
) -> Callable[[Work], Work]:
    """Register the function that does this kind of work.

    The lease must outlast the slowest run. `tries` also stops rows that kill their worker each time. `ended` is
    called in the transaction in which a row fails or is skipped as too late.
    """

    def register(work: Work) -> Work:
        _handlers[kind] = Handler(_one_by_one(work), lease=lease, tries=tries, backoff=backoff, ended=ended)
        return work

    return register


def handles_together(kind: str, *, lease: timedelta, ended: Work | None = None) -> Callable[[Together], Together]:
    """Register what does this kind of work on rows that share something (a connection) and may be repeated."""

    def register(together: Together) -> Together:
        _handlers[kind] = Handler(together, lease=lease, ended=ended, repeatable=True)
        return together

    return register


def handler_for(kind: str) -> Handler:
    """Return what does this kind of work; for a kind that this version doesn't know, one that waits for a newer."""
    return _handlers.get(kind) or _UNKNOWN


def _one_by_one(work: Work) -> Together:
    return lambda jobs: nullcontext(work)


def _unknown(job: Job, now: datetime) -> None:
    raise TryAgain(f"nothing here handles {job.kind}")


_UNKNOWN = Handler(_one_by_one(_unknown), lease=timedelta(minutes=1))
