"""One running house for all journeys: real web server, worker, stand-in and inbox; a fresh browser for each test."""

import itertools
import re
from collections.abc import Generator, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.audit.scene import Scene, purchase
from tests.house.chromium import FLAGS, executable
from tests.house.databases import Databases
from tests.house.house import House, house
from tests.journeys.books import Books
from tests.journeys.desk import sign_in
from tests.journeys.diary import Diary
from tests.journeys.manners import Manners
from tests.standins.stripe.levers import Levers

STOCK = "from shop.partner.models import StockRecord\nStockRecord.objects.update(num_in_stock=500)"
PATIENCE = 15_000  # milliseconds; a busy machine takes its time
_addresses = itertools.count(1)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if "journeys" in str(item.path):
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    return {**browser_type_launch_args, "executable_path": executable(), "args": [*FLAGS]}


@pytest.fixture(scope="session")
def shop(prepared: Databases, tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    """It trusts its proxy, and each browser says who it is as a proxy would: one address has few payments open."""
    folder: Path = tmp_path_factory.mktemp("house")
    expect.set_options(timeout=PATIENCE)
    with house(folder, prepared.copy(folder), TRUST_PROXY="1") as made:
        made.start("stripe", "inbox", "web", "worker")
        made.ask(STOCK)
        yield made


@pytest.fixture(scope="session")
def scene(shop: House) -> Scene:
    """The pages of a purchase, with people who have got that far."""
    return purchase(shop)


@pytest.fixture(scope="session")
def base_url(shop: House) -> str:
    return shop.url


@pytest.fixture
def browser_context_args(browser_context_args: dict[str, Any]) -> dict[str, Any]:
    """Each test comes from a network address of its own, as written down by a proxy."""
    return {**browser_context_args, "extra_http_headers": {"X-Forwarded-For": f"198.51.100.{next(_addresses)}"}}


@pytest.fixture
def email(request: pytest.FixtureRequest) -> str:
    """An address that no other test uses."""
    words = re.sub(r"[^a-z0-9]+", "-", request.node.name.removeprefix("test_"))
    return f"{words[-50:].strip('-')}@example.org"


@pytest.fixture
def levers(shop: House) -> Iterator[Levers]:
    """Stripe's levers, back in their places afterwards."""
    pulled = Levers(shop.stripe_url)
    yield pulled
    pulled.release()
    pulled.clear_rules()


@pytest.fixture
def books(shop: House) -> Books:
    return Books(shop)


@pytest.fixture
def manners(shop: House) -> Iterator[Manners]:
    """Whatever a test does, no page of the shop may complain or call a stranger."""
    watched = Manners(shop=shop.url, stripe=shop.stripe_url)
    yield watched
    assert watched.complaints == []


@pytest.fixture
def context(context: BrowserContext, manners: Manners, diary: Diary) -> BrowserContext:
    manners.watch(context)
    diary.keep(context)
    context.set_default_timeout(PATIENCE)
    return context


@pytest.fixture
def diary() -> Diary:
    """What the buyer's browser asked and was answered; printed when the test fails."""
    return Diary()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, Any, Any]:
    report: Any = yield
    diary = getattr(item, "funcargs", {}).get("diary")
    if report.failed and diary:
        report.sections.append(("what the browser did", diary.read()))
    return report


@pytest.fixture(scope="session")
def signed_in(browser: Browser, shop: House) -> Any:
    """The cookies of the owner's browser when she has signed in; once for all, as a password takes long to check."""
    with browser.new_context(base_url=shop.url) as context:
        return sign_in(context.new_page()).context.storage_state()


@pytest.fixture
def owner(new_context: Any, manners: Manners, signed_in: Any) -> Page:
    """A browser of the owner's own, signed in to the dashboard."""
    context: BrowserContext = new_context(storage_state=signed_in)
    manners.watch(context)
    context.set_default_timeout(PATIENCE)
    page = context.new_page()
    page.goto("/dashboard/")
    return page
