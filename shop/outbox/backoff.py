"""When failed work is tried again: slower each time, never for longer than two days. No Django."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Final

STEPS: Final = (
    timedelta(minutes=1),
    timedelta(minutes=5),
    timedelta(minutes=30),
    timedelta(hours=2),
    timedelta(hours=6),
)
DEAD_AFTER: Final = timedelta(hours=48)
JITTER: Final = 0.2  # rows that failed together must not all come back together

Random = Callable[[], float]


def next_try(
    attempts: int,
    now: datetime,
    *,
    first_tried_at: datetime,
    random: Random,
    steps: tuple[timedelta, ...] = STEPS,
    dead_after: timedelta = DEAD_AFTER,
) -> datetime | None:
    """Return when to try again after that many attempts, or None if two days of trying are enough.

    `random` gives a number from 0 up to 1.
    """
    if now - first_tried_at >= dead_after:
        return None
    step = steps[min(attempts, len(steps)) - 1]
    last_chance = max(first_tried_at + dead_after, now)
    return min(now + step * (1 + JITTER * (2 * random() - 1)), last_chance)
