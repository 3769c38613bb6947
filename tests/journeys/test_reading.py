"""A reader follows a long article, without any script."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.journeys.manners import Manners


@pytest.fixture
def plain(browser: Browser, base_url: str, manners: Manners) -> Iterator[Page]:
    """A small phone that runs no script and moves without a glide."""
    small = {"width": 375, "height": 700}
    context = browser.new_context(
        base_url=base_url,
        java_script_enabled=False,
        reduced_motion="reduce",
        viewport=small,  # type: ignore[arg-type]
    )
    manners.watch(context)
    yield context.new_page()
    context.close()


def height(part: Locator) -> float:
    box = part.bounding_box()
    assert box is not None
    return box["height"]


def test_number_in_the_text_opens_the_folded_sources(plain: Page) -> None:
    plain.goto("/kefir-benefits/")
    folded = height(plain.locator(".sources-fold"))

    plain.get_by_role("link", name="Source 18", exact=True).first.click()

    expect(plain.locator("#source-18")).to_be_in_viewport(ratio=1)
    assert folded < 500 < height(plain.locator(".sources"))
    assert height(plain.locator(".sources-fold")) >= height(plain.locator(".sources"))


def test_paper_and_button_have_all_sources(plain: Page) -> None:
    plain.goto("/kefir-benefits/")
    plain.get_by_role("link", name="Show all 50 sources").click()
    opened = height(plain.locator(".sources-fold"))

    plain.goto("/kefir-benefits/")
    plain.emulate_media(media="print")

    expect(plain.get_by_role("link", name="Show all 50 sources")).to_be_hidden()
    assert opened > 3000
    assert height(plain.locator(".sources-fold")) > 3000
