from datetime import timedelta

import pytest

from shop.mail import circuit
from tests.factories import NOON

MINUTE = timedelta(minutes=1)


@pytest.mark.parametrize(("failures", "minutes"), [(0, None), (2, None), (3, 1), (4, 2), (5, 4), (7, 15), (99, 15)])
def test_pauses_grow_up_to_a_quarter_of_an_hour(failures: int, minutes: int | None) -> None:
    assert circuit.pause(failures) == (None if minutes is None else minutes * MINUTE)


@pytest.mark.django_db
def test_circuit_opens_at_the_third_failure_and_closes_with_success() -> None:
    for _ in range(2):
        circuit.failed(NOON, "down")
    assert circuit.open_until(NOON) is None

    circuit.failed(NOON, "down")
    assert circuit.open_until(NOON) == NOON + MINUTE
    assert circuit.open_until(NOON + MINUTE) is None

    circuit.worked()
    circuit.failed(NOON + MINUTE, "down")
    assert circuit.open_until(NOON + MINUTE) is None


@pytest.mark.django_db
def test_pause_from_a_clock_that_has_stepped_back_is_ignored() -> None:
    for _ in range(3):
        circuit.failed(NOON + timedelta(hours=2), "down")

    assert circuit.open_until(NOON) is None
