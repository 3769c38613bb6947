"""When a batch will be ready: the care table's hours, what to say about them, and the clock they fall on."""

from dataclasses import dataclass
from datetime import time

from content.milk_maths.batch import Batch
from content.milk_maths.remarks import remarks
from shop.care.ready_time import ReadyTime, hours_to_ready


@dataclass(frozen=True)
class Forecast:
    """The hours after pouring, and remarks where they are less sure than they look."""

    batch: Batch
    hours: ReadyTime
    remarks: tuple[str, ...]


def forecast(batch: Batch) -> Forecast:
    """What the mails and the guide would say of this batch; ValueError where nothing is known."""
    hours = hours_to_ready(ml_per_tablespoon=batch.ml_per_tablespoon, celsius=batch.celsius, settling=batch.settling)
    return Forecast(batch, hours, remarks(batch, hours))


@dataclass(frozen=True)
class Moment:
    """A time of day, so many days after the milk was poured."""

    days: int
    at: time

    @property
    def day(self) -> str:
        """The day in words."""
        return ("the same day", "the next day")[self.days] if self.days < 2 else f"{self.days} days later"


def after(poured: time, hours: int) -> Moment:
    """The moment so many hours after the milk was poured."""
    minutes = poured.hour * 60 + poured.minute + hours * 60
    days, rest = divmod(minutes, 24 * 60)
    return Moment(days, time(rest // 60, rest % 60))
