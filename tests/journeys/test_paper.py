"""What comes out of the printer for somebody whose screen is dark: the words, on white, without the navigation."""

import io
import subprocess

import pytest
from PIL import Image
from playwright.sync_api import Browser

from tests.audit.browsing import DESKTOP, Browsing
from tests.audit.pages import PURCHASE, CustomerPage
from tests.audit.scene import Scene

ON_PAPER = tuple(page for page in PURCHASE if page.name in ("order-paid", "receipt"))
ONLY_ON_SCREEN = (".site-nav", ".site-footer", ".skip", ".no-print")
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


@pytest.mark.parametrize("wanted", ON_PAPER, ids=lambda page: page.name)
def test_page_is_fit_for_paper(wanted: CustomerPage, browsing: Browsing) -> None:
    with browsing.open(wanted, width=DESKTOP, scheme="dark") as opened:
        page = opened.page
        words = page.locator("main h1").inner_text()
        pdf = page.pdf(format="Letter", print_background=True)
        page.emulate_media(media="print", color_scheme="dark")

        assert [name for name in ONLY_ON_SCREEN for it in page.locator(name).all() if it.is_visible()] == []
    read = subprocess.run(["pdftotext", "-", "-"], input=pdf, capture_output=True, check=True).stdout.decode()
    assert " ".join(words.split()) in " ".join(read.split())
    assert "$22.50" in read
    assert darkness(pdf) < INK
