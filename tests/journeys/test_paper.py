"""What comes out of the printer for somebody whose screen is dark: the words, on white, without the navigation."""

import io
import subprocess

import pytest
from PIL import Image
from playwright.sync_api import Browser, Page

from tests.audit.browsing import DESKTOP, Browsing
from tests.audit.pages import PURCHASE, CustomerPage
from tests.audit.scene import Scene

pytestmark = pytest.mark.looks

ON_PAPER = tuple(page for page in PURCHASE if page.name in ("order-paid", "receipt"))
ONLY_ON_SCREEN = (".site-nav", ".site-footer", ".skip", ".no-print")
NUMBER = "from shop.order.models import Order\nanswer = Order.objects.get(token={token!r}).number"
INK = 0.15  # of the sheet at most; letters and a drawing need less, a dark ground all of it


def darkness(pdf: bytes) -> float:
    """The darkest sheet's share of dark pixels."""
    drawn = subprocess.run(["pdftoppm", "-r", "40", "-gray", "-"], input=pdf, capture_output=True, check=True).stdout
    sheets, at = [], io.BytesIO(drawn)
    while at.tell() < len(drawn):
        image = Image.open(at)
        image.load()
        sheets.append(sum(image.histogram()[:128]) / (image.width * image.height))
    return max(sheets)


@pytest.fixture(scope="module")
def browsing(scene: Scene, browser: Browser) -> Browsing:
    return Browsing(browser, scene)


def printed(page: Page) -> str:
    """The words that come out of the printer, once it is seen that they stand on white and alone."""
    page.emulate_media(color_scheme="dark")
    pdf = page.pdf(format="Letter", print_background=True)
    page.emulate_media(media="print", color_scheme="dark")
    assert [name for name in ONLY_ON_SCREEN for it in page.locator(name).all() if it.is_visible()] == []
    assert darkness(pdf) < INK
    read = subprocess.run(["pdftotext", "-", "-"], input=pdf, capture_output=True, check=True)
    return " ".join(read.stdout.decode().split())


@pytest.mark.parametrize("wanted", ON_PAPER, ids=lambda page: page.name)
def test_page_is_fit_for_paper(wanted: CustomerPage, browsing: Browsing) -> None:
    with browsing.open(wanted, width=DESKTOP) as opened:
        title = " ".join(opened.page.locator("main h1").inner_text().split())

        words = printed(opened.page)

    assert [part for part in (title, "$22.50") if part not in words] == []


def test_packing_sheet_is_fit_for_paper(owner: Page, scene: Scene) -> None:
    number = scene.house.ask(NUMBER.format(token=scene.places["paid"]))
    owner.goto(f"/dashboard/shop/orders/{number}/packing-sheet/")

    words = printed(owner)

    assert [part for part in (number, "12 High St", "Columbus") if part not in words] == []
    assert "$" not in words
