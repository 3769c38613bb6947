"""When a worker last looked for work: what tells the health check that one lives."""

from datetime import datetime, timedelta
from typing import Final

from shop.outbox.models import Heartbeat

NAME: Final = "sweep"
EVERY: Final = timedelta(seconds=3)


class Pulse:
    """Beats before each row that a worker takes on, but writes that down only every few seconds."""

    def __init__(self) -> None:
        self._last: datetime | None = None

    def beat(self, now: datetime) -> None:
        if self._last is None or abs(now - self._last) >= EVERY:
            self._last = now
            if not Heartbeat.objects.filter(name=NAME).update(at=now):
                Heartbeat.objects.bulk_create([Heartbeat(name=NAME, at=now)], ignore_conflicts=True)
