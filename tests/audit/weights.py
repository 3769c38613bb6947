"""What a page weighs when it is opened for the first time: bytes over the wire, headers included."""

from collections import Counter
from dataclasses import dataclass
from typing import Any, Final

from playwright.sync_api import BrowserContext

TOTAL, STYLE, SCRIPT = 100_000, 14_000, 10_000  # bytes at most, as they are transferred
LIMITS: Final = {"total": TOTAL, "Stylesheet": STYLE, "Script": SCRIPT}


@dataclass(frozen=True)
class Weight:
    """Bytes by kind, as Chromium calls kinds: Document, Stylesheet, Script, Image, …"""

    by_kind: dict[str, int]

    @property
    def total(self) -> int:
        return sum(self.by_kind.values())

    def complaints(self) -> list[str]:
        """The limits that this page breaks."""
        weights = {**self.by_kind, "total": self.total}
        return [f"{kind}: {weights.get(kind, 0)} bytes" for kind, most in LIMITS.items() if weights.get(kind, 0) > most]


def weigh(context: BrowserContext, address: str) -> Weight:
    """Load a page with an empty cache, and wait until it asks for nothing more."""
    page = context.new_page()
    session = context.new_cdp_session(page)
    kinds: dict[str, str] = {}
    weights: Counter[str] = Counter()

    def finished(event: dict[str, Any]) -> None:
        weights[kinds.get(event["requestId"], "Other")] += int(event["encodedDataLength"])

    session.on("Network.responseReceived", lambda event: kinds.update({event["requestId"]: event["type"]}))
    session.on("Network.loadingFinished", finished)
    session.send("Network.enable")
    session.send("Network.clearBrowserCache")
    page.goto(address, wait_until="networkidle")
    page.close()
    return Weight(dict(weights))
