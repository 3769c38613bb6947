"""The pages of a purchase, for people who see little, use big letters, small phones, or want nothing to move."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from tests.audit import axe, fitting, motion
from tests.audit.browsing import DESKTOP, PHONE, Browsing, Opened
from tests.audit.pages import PURCHASE, CustomerPage
from tests.audit.scene import Scene

pytestmark = pytest.mark.looks

SMALLEST = 320


@pytest.fixture(scope="module")
def browsing(browser: Browser, scene: Scene) -> Iterator[Browsing]:
    made = Browsing(browser, scene)
    yield made
    assert made.manners.complaints == []


@pytest.fixture(params=PURCHASE, ids=lambda page: page.name)
def opened(request: pytest.FixtureRequest, browsing: Browsing) -> Iterator[Opened]:
    wanted: CustomerPage = request.param
    with browsing.open(wanted) as page:
        yield page


def test_page_breaks_no_rule_of_accessibility(opened: Opened) -> None:
    opened.look(PHONE, "light")
    on_a_phone = axe.violations(opened.page)
    opened.look(DESKTOP, "dark")
    on_a_desktop = axe.violations(opened.page)

    assert (on_a_phone, on_a_desktop) == ([], [])


def test_page_fits_the_smallest_phone_and_stands_still(opened: Opened) -> None:
    opened.look(SMALLEST)

    assert fitting.sticking_out(opened.page) == []
    assert fitting.overlapping(opened.page) == []
    assert motion.moving(opened.page) == []


def test_page_bears_letters_of_double_size(opened: Opened) -> None:
    fitting.double_the_text(opened.page)

    assert opened.page.evaluate("getComputedStyle(document.documentElement).fontSize") == "32px"
    assert fitting.sticking_out(opened.page) == []
    opened.look(DESKTOP)
    assert fitting.sticking_out(opened.page) == []
