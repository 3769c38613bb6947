from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shop.outbox.backoff import DEAD_AFTER, STEPS, next_try
from tests.factories import NOON


def middle() -> float:
    return 0.5


@pytest.mark.parametrize(("attempts", "minutes"), [(1, 1), (2, 5), (3, 30), (4, 120), (5, 360), (9, 360)])
def test_each_try_waits_longer(attempts: int, minutes: int) -> None:
    again = next_try(attempts, NOON, first_tried_at=NOON, random=middle)

    assert again == NOON + timedelta(minutes=minutes)


@given(st.integers(1, 20), st.floats(0, 1, exclude_max=True))
def test_jitter_stays_within_a_fifth(attempts: int, dice: float) -> None:
    again = next_try(attempts, NOON, first_tried_at=NOON, random=lambda: dice)

    step = STEPS[min(attempts, 5) - 1]
    assert isinstance(again, datetime)
    assert step * 0.8 <= again - NOON <= step * 1.2


def test_two_days_are_enough() -> None:
    assert next_try(9, NOON + DEAD_AFTER, first_tried_at=NOON, random=middle) is None


def test_the_last_try_is_at_the_end_of_the_second_day() -> None:
    again = next_try(9, NOON + timedelta(hours=47), first_tried_at=NOON, random=middle)

    assert again == NOON + DEAD_AFTER
