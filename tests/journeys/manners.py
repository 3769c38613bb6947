"""What no page of ours may do: complain in the console, break its content policy, or ask a stranger for anything."""

from dataclasses import dataclass, field

from playwright.sync_api import BrowserContext, ConsoleMessage, Request, WebError

REFUSED = "Failed to load resource: the server responded with a status of"


@dataclass
class Manners:
    """Collects complaints about every page of the contexts it watches; Stripe's own pages are not ours to judge."""

    shop: str
    stripe: str
    complaints: list[str] = field(default_factory=list)
    expected: set[int] = field(default_factory=set)

    def watch(self, context: BrowserContext) -> None:
        context.on("console", self._console)
        context.on("weberror", self._error)
        context.on("request", self._request)

    def expect(self, *statuses: int) -> None:
        """This test provokes answers of these statuses, which Chromium writes to the console."""
        self.expected |= set(statuses)

    def _console(self, message: ConsoleMessage) -> None:
        refused = message.text.removeprefix(REFUSED)
        if message.type not in ("error", "warning") or message.location["url"].startswith(self.stripe):
            return
        if refused != message.text and int(refused.split()[0]) in self.expected:
            return
        self.complaints.append(f"{message.type} on {message.location['url']}: {message.text}")

    def _error(self, error: WebError) -> None:
        self.complaints.append(f"script error: {error.error}")

    def _request(self, request: Request) -> None:
        if not request.url.startswith((self.shop, self.stripe, "data:")):
            self.complaints.append(f"asked a stranger: {request.url}")
