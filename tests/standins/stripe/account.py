"""One Stripe account in test mode: everything the endpoints share."""

import random
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Protocol

from tests.standins.stripe.clock import Clock
from tests.standins.stripe.ledger import Json, Ledger

API_VERSION = "2026-10-28.endive"


@dataclass(frozen=True)
class Fault:
    """One misbehaviour: what goes wrong and its measure in seconds."""

    action: str
    seconds: float = 0
    card: str = ""


class Rules(Protocol):
    """The misbehaviour planned for a request and for the sending of an event."""

    def for_request(self, method: str, path: str) -> list[Fault]: ...

    def for_event(self, event_type: str) -> list[Fault]: ...


@dataclass
class Account:
    """Handed to every endpoint; `refund_delay` is how long a slow refund takes, in stand-in seconds."""

    ledger: Ledger
    clock: Clock
    chance: random.Random
    rules: Rules
    seed: int
    refund_delay: float
    url: str = ""
    inspect: Callable[[Json], None] = lambda document: None
    wake: threading.Condition = field(default_factory=threading.Condition)

    def stir(self) -> None:
        """Tells the courier and waiting pages that deliveries have changed."""
        with self.wake:
            self.wake.notify_all()
