"""What a browser asked for and what it saw at the end, for whoever has to find out why a journey failed."""

import time
from contextlib import suppress
from dataclasses import dataclass, field

from playwright.sync_api import BrowserContext, Error, Page, Request, Response

LAST = 14  # lines; CI keeps only a part of what it is told


@dataclass
class Diary:
    """Lines of seconds, method or status, and address; then the words on each open page."""

    began: float = field(default_factory=time.monotonic)
    lines: list[str] = field(default_factory=list)
    pages: list[Page] = field(default_factory=list)

    def keep(self, context: BrowserContext) -> None:
        context.on("page", self._opened)
        context.on("request", self._asked)
        context.on("response", self._answered)
        context.on("requestfailed", self._failed)

    def read(self) -> str:
        return "\n".join([*self.lines[-LAST:], *(_words(page) for page in self.pages if not page.is_closed())])

    def _opened(self, page: Page) -> None:
        self.pages.append(page)

    def _write(self, words: str) -> None:
        self.lines.append(f"{time.monotonic() - self.began:7.3f} {words}")

    def _asked(self, request: Request) -> None:
        self._write(f"{request.method} {request.url}")

    def _answered(self, response: Response) -> None:
        self._write(f"  {response.status} {response.url}")

    def _failed(self, request: Request) -> None:
        self._write(f"  {request.failure} {request.url}")


def _words(page: Page) -> str:
    with suppress(Error):
        return f"{page.url}\n{page.locator('main').inner_text(timeout=1000)[:1500]}"
    return f"{page.url}: no words"
