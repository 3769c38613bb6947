import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shop.care.numbers import CARE
from shop.care.ready_time import ReadyTime, hours_to_ready

milk = st.floats(min_value=1, max_value=5000)
warmth = st.floats(min_value=15, max_value=35)


@pytest.mark.parametrize(
    ("ml", "celsius", "hours"),
    [
        (250, 19, 30), (250, 23, 21), (250, 27, 15),
        (500, 19, 43), (500, 23, 30), (500, 27, 21),
        (1000, 19, 48), (1000, 23, 42), (1000, 27, 29),
    ],
)  # fmt: skip
def test_nine_cells_of_the_table(ml: int, celsius: int, hours: int) -> None:
    # A quart in a cool room would take 61 h by the fit: past the limit at room temperature, so 48.
    assert hours_to_ready(ml_per_tablespoon=ml, celsius=celsius).ready == hours


def test_look_and_late_stand_around_ready() -> None:
    assert hours_to_ready(ml_per_tablespoon=250, celsius=23) == ReadyTime(look_from=13, ready=21, late=29)


def test_settling_grains_take_half_as_long_again() -> None:
    assert hours_to_ready(ml_per_tablespoon=120, celsius=23, settling=True).ready == 22
    assert hours_to_ready(ml_per_tablespoon=120, celsius=23).ready == 15


@given(milk, warmth, st.booleans())
def test_every_answer_is_ordered_and_within_the_limits(ml: float, celsius: float, settling: bool) -> None:
    answer = hours_to_ready(ml_per_tablespoon=ml, celsius=celsius, settling=settling)

    assert CARE.ready_fit.least_hours <= answer.look_from <= answer.ready <= answer.late
    assert answer.late <= CARE.feeding.at_most_hours


@given(milk, milk, warmth)
def test_more_milk_never_ferments_faster(first: float, second: float, celsius: float) -> None:
    less, more = sorted((first, second))

    faster = hours_to_ready(ml_per_tablespoon=less, celsius=celsius)
    slower = hours_to_ready(ml_per_tablespoon=more, celsius=celsius)

    assert faster.ready <= slower.ready


@given(milk, warmth, warmth)
def test_a_warmer_room_never_ferments_slower(ml: float, first: float, second: float) -> None:
    cooler, warmer = sorted((first, second))

    slower = hours_to_ready(ml_per_tablespoon=ml, celsius=cooler)
    faster = hours_to_ready(ml_per_tablespoon=ml, celsius=warmer)

    assert faster.ready <= slower.ready


@given(milk, warmth)
def test_settling_is_never_faster(ml: float, celsius: float) -> None:
    settled = hours_to_ready(ml_per_tablespoon=ml, celsius=celsius)
    settling = hours_to_ready(ml_per_tablespoon=ml, celsius=celsius, settling=True)

    assert settled.ready <= settling.ready


@pytest.mark.parametrize("ml", [0, -1, math.nan, math.inf])
def test_impossible_milk_is_refused(ml: float) -> None:
    with pytest.raises(ValueError, match="positive number of millilitres"):
        hours_to_ready(ml_per_tablespoon=ml, celsius=22)


@pytest.mark.parametrize("celsius", [14.9, 35.1, math.nan, math.inf, -math.inf])
def test_temperatures_outside_the_fit_are_refused(celsius: float) -> None:
    with pytest.raises(ValueError, match="ready times are known for"):
        hours_to_ready(ml_per_tablespoon=240, celsius=celsius)
