"""When a batch is ready: the fit of the domain notes (D2), read as "start looking", "ready" and "late"."""

import math
from dataclasses import dataclass

from shop.care.numbers import CARE


@dataclass(frozen=True)
class ReadyTime:
    """Whole hours after pouring the milk: first look, likely ready, and late enough to act."""

    look_from: int
    ready: int
    late: int


def hours_to_ready(*, ml_per_tablespoon: float, celsius: float, settling: bool = False) -> ReadyTime:
    """Estimate one batch in a room of that warmth; ValueError where the fit says nothing."""
    hours = _fitted_hours(ml_per_tablespoon=ml_per_tablespoon, celsius=celsius)
    if settling:
        hours *= CARE.ready_fit.settling_factor
    return ReadyTime(
        look_from=_clamped(hours * CARE.ready_fit.look_from_share),
        ready=_clamped(hours),
        late=_clamped(hours * CARE.ready_fit.late_share),
    )


def _fitted_hours(*, ml_per_tablespoon: float, celsius: float) -> float:
    fit = CARE.ready_fit
    if not 0 < ml_per_tablespoon < math.inf:
        raise ValueError(f"milk per tablespoon must be a positive number of millilitres, not {ml_per_tablespoon}")
    if not fit.valid_celsius.least <= celsius <= fit.valid_celsius.most:
        raise ValueError(f"ready times are known for {fit.valid_celsius} °C, not for {celsius}")
    milk = math.sqrt(ml_per_tablespoon / fit.base_ml)
    warmth: float = fit.tenfold_degree_factor ** ((fit.base_celsius - celsius) / 10)
    return fit.base_hours * milk * warmth


def _clamped(hours: float) -> int:
    fit = CARE.ready_fit
    return round(min(max(hours, fit.least_hours), fit.most_hours))
