"""Opens a page of the list in Chromium, as its visitor, at a size and in a scheme."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Literal

from playwright.sync_api import Browser, BrowserContext, Page, Response, sync_playwright

from tests.audit.pages import CustomerPage
from tests.audit.scene import Scene
from tests.house.chromium import FLAGS, executable
from tests.journeys.manners import Manners

Scheme = Literal["light", "dark"]
SCHEMES: tuple[Scheme, ...] = ("light", "dark")
PHONE, TABLET, DESKTOP = 375, 768, 1280  # CSS pixels
HEIGHTS = {320: 640, PHONE: 812, TABLET: 1024, DESKTOP: 900}


@dataclass
class Opened:
    """A page that stands open, and its markup as the server sent it."""

    page: Page
    source: str

    def look(self, width: int, scheme: Scheme = "light") -> None:
        """Show it at another size or in the other scheme."""
        self.page.set_viewport_size({"width": width, "height": HEIGHTS[width]})
        self.page.emulate_media(color_scheme=scheme)


class Browsing:
    """One browser; each visitor keeps her own cookies in it."""

    def __init__(self, browser: Browser, scene: Scene) -> None:
        self.browser = browser
        self.scene = scene
        self.manners = Manners(shop=scene.house.url, stripe=scene.house.stripe_url)
        self.manners.expect(400, 403, 404, 409, 410, 422, 500, 503)
        self.rooms: dict[str, BrowserContext] = {}

    def room(self, visitor: str) -> BrowserContext:
        if visitor not in self.rooms:
            context = self.browser.new_context(reduced_motion="reduce")
            self.scene.visitors.enter(context, visitor)
            self.manners.watch(context)
            self.rooms[visitor] = context
        return self.rooms[visitor]

    @contextmanager
    def fresh(self) -> Iterator[BrowserContext]:
        """Somebody who has never been here: no cookies, and nothing in the cache."""
        context = self.browser.new_context()
        yield context
        context.close()

    @contextmanager
    def open(self, wanted: CustomerPage, *, width: int = PHONE, scheme: Scheme = "light") -> Iterator[Opened]:
        """The page as it is to be looked at; its tab is closed afterwards."""
        page = self.room(wanted.visitor).new_page()
        try:
            opened = Opened(page, "")
            opened.look(width, scheme)
            opened.source = self._go(page, wanted)
            yield opened
        finally:
            page.close()

    def _go(self, page: Page, wanted: CustomerPage) -> str:
        answers: list[Response] = []
        page.on("response", lambda answer: answers.append(answer) if _is_page(answer, page) else None)
        address = self.scene.address(wanted)
        if wanted.template:
            body = self.scene.rendered(wanted)
            page.route(address, lambda route: route.fulfill(status=wanted.status, body=body, content_type="text/html"))
        page.goto(address)
        assert answers[-1].status == wanted.status, f"{wanted.name}: {answers[-1].status} at {address}"
        if wanted.show:
            wanted.show(page)
        return answers[-1].text()


def _is_page(answer: Response, page: Page) -> bool:
    """Whether this is what the tab shows, and not the redirect that led there."""
    return answer.request.is_navigation_request() and answer.frame == page.main_frame and not 300 <= answer.status < 400


@contextmanager
def browsing(scene: Scene) -> Iterator[Browsing]:
    """A browser for one scene, closed afterwards."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable(), args=[*FLAGS])
        yield Browsing(browser, scene)
        browser.close()
