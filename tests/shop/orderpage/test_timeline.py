from datetime import timedelta

import pytest

from shop.order import states
from shop.orderpage.timeline import timeline
from tests.factories import NOON

LATER = NOON + timedelta(hours=1)


def titles(status: str, *reached: str, collects: bool = False) -> list[str]:
    """Titles; `+` marks those reached and `*` where the order stands."""
    times = dict.fromkeys(reached, LATER)
    steps = timeline(status, placed=NOON, reached=times, collects=collects)
    return [f"{step.title}{'+' if step.at else ''}{'*' if step.is_current else ''}" for step in steps]


def test_order_that_waits_for_its_payment() -> None:
    assert titles(states.AWAITING_PAYMENT) == ["Ordered+*", "Paid", "On its way"]


def test_paid_order() -> None:
    assert titles(states.PAID, states.PAID) == ["Ordered+", "Paid+*", "On its way"]


def test_pickup_ends_at_the_counter() -> None:
    reached = (states.PAID, states.READY_FOR_PICKUP, states.COLLECTED)

    assert titles(states.COLLECTED, *reached, collects=True) == [
        "Ordered+",
        "Paid+",
        "Ready to pick up+",
        "Picked up+*",
    ]


@pytest.mark.parametrize(
    ("status", "words"),
    [
        (states.CANCELLED, "Cancelled+*"),
        (states.REFUNDED, "Money sent back+*"),
        (states.NEEDS_REVIEW, "We're looking into it+*"),
    ],
)
def test_ending_leaves_out_what_will_not_happen(status: str, words: str) -> None:
    assert titles(status, states.PAID, status) == ["Ordered+", "Paid+", words]


@pytest.mark.parametrize("status", states.PIPELINE)
@pytest.mark.parametrize("collects", [True, False])
def test_every_state_has_one_current_step(status: str, collects: bool) -> None:
    steps = timeline(status, placed=NOON, reached={}, collects=collects)

    has_place = (
        status
        not in {
            True: {states.DISPATCHED},
            False: {states.READY_FOR_PICKUP, states.COLLECTED},
        }[collects]
    )
    assert sum(step.is_current for step in steps) == has_place
