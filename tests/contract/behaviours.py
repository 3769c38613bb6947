"""Every fact about Stripe that the shop leans on, each with its page in Stripe's documentation."""

from collections.abc import Callable
from dataclasses import dataclass

from tests.contract import money_behaviours, request_behaviours, session_behaviours
from tests.contract.world import World


@dataclass(frozen=True)
class Behaviour:
    """A documented fact; `source` is a page below docs.stripe.com."""

    source: str
    check: Callable[[World], None]

    @property
    def name(self) -> str:
        return self.check.__name__


TABLE = (
    session_behaviours.TABLE,
    request_behaviours.TABLE,
    money_behaviours.TABLE,
)
BEHAVIOURS = [Behaviour(source, check) for table in TABLE for source, checks in table.items() for check in checks]
