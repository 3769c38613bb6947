"""The stand-in's clock: real time plus what the lever has advanced it by."""

import time

from tests.standins.stripe.ledger import Ledger

OFFSET = "clock offset in seconds"


class Clock:
    """Kept in the ledger, so a restart does not turn time back."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger
        self._offset = float(ledger.setting(OFFSET) or 0)

    def precise(self) -> float:
        return time.time() + self._offset

    def now(self) -> int:
        return int(self.precise())

    def advance(self, seconds: float) -> None:
        with self._ledger.transaction():
            self._offset += seconds
            self._ledger.remember(OFFSET, str(self._offset))

    def reset(self) -> None:
        self.advance(-self._offset)
