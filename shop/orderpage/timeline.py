"""Where an order stands, as steps with the day on which each was reached. Pure: states and times come in."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from shop.order import states

DELIVERY: Final = ((states.PAID, "Paid"), (states.DISPATCHED, "On its way"))
PICKUP: Final = (
    (states.PAID, "Paid"),
    (states.READY_FOR_PICKUP, "Ready to pick up"),
    (states.COLLECTED, "Picked up"),
)
ENDINGS: Final = {
    states.CANCELLED: "Cancelled",
    states.REFUNDED: "Money sent back",
    states.NEEDS_REVIEW: "We're looking into it",
}


@dataclass(frozen=True)
class Step:
    """One step; `at` is None until it is reached."""

    title: str
    at: datetime | None
    is_current: bool = False


def timeline(status: str, *, placed: datetime, reached: Mapping[str, datetime], collects: bool) -> list[Step]:
    """Return the steps of an order in this state; `reached` says when it first came to each state."""
    path = PICKUP if collects else DELIVERY
    steps = [Step("Ordered", placed, is_current=status == states.AWAITING_PAYMENT)]
    steps += [Step(title, reached.get(state), is_current=state == status) for state, title in path]
    if status in ENDINGS:
        # What won't happen any more is left out; what did happen stays.
        steps = [step for step in steps if step.at is not None]
        steps.append(Step(ENDINGS[status], reached.get(status), is_current=True))
    return steps
