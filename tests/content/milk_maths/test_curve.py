import re

from hypothesis import given
from hypothesis import strategies as st

from content.milk_maths.curve import BOTTOM, LEFT, RIGHT, TOP, curve
from shop.care.ready_time import ReadyTime, hours_to_ready

NUMBERS = re.compile(r"-?\d+\.\d")


@given(st.floats(min_value=30, max_value=3000), st.floats(min_value=15, max_value=35))
def test_curve_rises_within_the_picture_and_passes_the_ready_point_half_way(ml: float, celsius: float) -> None:
    drawn = curve(hours_to_ready(ml_per_tablespoon=ml, celsius=celsius))

    numbers = [float(number) for number in NUMBERS.findall(drawn.path)]
    across, down = numbers[::2], numbers[1::2]
    assert (across[0], across[-1]) == (LEFT, RIGHT)
    assert down == sorted(down, reverse=True)
    assert TOP <= min(down) <= max(down) <= BOTTOM
    assert LEFT < drawn.look_x <= drawn.ready_x <= drawn.late_x <= RIGHT
    assert drawn.ready_y == (TOP + BOTTOM) / 2


def test_line_of_hours_ends_after_it_is_late() -> None:
    drawn = curve(ReadyTime(look_from=19, ready=31, late=44))

    assert [tick.hours for tick in drawn.ticks] == [0, 6, 12, 18, 24, 30, 36, 42, 48]
    assert drawn.end == 48
