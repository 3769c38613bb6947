"""The picture beside the numbers: a sketch of milk turning into kefir, in the coordinates of an SVG."""

import math
from dataclasses import dataclass
from typing import Final

from shop.care.ready_time import ReadyTime

LEFT, RIGHT, TOP, BOTTOM = 24.0, 576.0, 44.0, 184.0
WIDTH, HEIGHT = 600, 230
STEPS: Final = 48
EDGE: Final = 0.1  # how far along the curve "start looking" stands; it is steepest where the kefir is ready
EVERY: Final = 6  # hours between two ticks


@dataclass(frozen=True)
class Tick:
    """A mark on the line of hours."""

    x: float
    hours: int


@dataclass(frozen=True)
class Curve:
    """Where everything stands; `path` is an SVG path, x and y are in the picture's own units."""

    path: str
    look_x: float
    ready_x: float
    late_x: float
    ready_y: float
    ticks: tuple[Tick, ...]
    end: int

    @property
    def window_width(self) -> float:
        """How broad the time to look is."""
        return round(self.late_x - self.look_x, 1)


def curve(hours: ReadyTime) -> Curve:
    """The sketch for these hours. Its shape is a drawing, not a measurement; only its three times are computed."""
    end = math.ceil((hours.late + 3) / EVERY) * EVERY
    points = [(end * step / STEPS, _progress(end * step / STEPS, hours)) for step in range(STEPS + 1)]
    path = "M" + " L".join(f"{_x(hour, end):.1f} {_y(share):.1f}" for hour, share in points)
    return Curve(
        path=path,
        look_x=_x(hours.look_from, end),
        ready_x=_x(hours.ready, end),
        late_x=_x(hours.late, end),
        ready_y=_y(0.5),
        ticks=tuple(Tick(_x(hour, end), hour) for hour in range(0, end + 1, EVERY)),
        end=end,
    )


def _progress(hour: float, hours: ReadyTime) -> float:
    """An S from milk (0) to curds and whey (1), half way when it is ready."""
    rise = max(hours.ready - hours.look_from, 1)
    return 1 / (1 + math.exp(-math.log(1 / EDGE - 1) * (hour - hours.ready) / rise))


def _x(hour: float, end: int) -> float:
    return round(LEFT + (RIGHT - LEFT) * hour / end, 1)


def _y(share: float) -> float:
    return round(BOTTOM - (BOTTOM - TOP) * share, 1)
