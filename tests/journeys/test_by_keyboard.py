"""Where the focus goes for somebody without a mouse, with JavaScript and without."""

from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.journeys.buying import go_to_checkout, pay_button, put_in_basket
from tests.journeys.manners import Manners
from tests.journeys.test_ways_to_shop import press

FOCUSED = "document.activeElement.closest(`{}`) !== null"


@pytest.fixture(params=[True, False], ids=["with JavaScript", "without JavaScript"])
def buyer(request: pytest.FixtureRequest, new_context: Any, manners: Manners) -> Page:
    context: BrowserContext = new_context(java_script_enabled=request.param)
    manners.watch(context)
    return context.new_page()


def test_first_tab_stop_skips_to_the_content(buyer: Page) -> None:
    buyer.goto("/")

    buyer.keyboard.press("Tab")
    skip = buyer.get_by_role("link", name="Skip to the content")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport(ratio=1)
    buyer.keyboard.press("Enter")
    buyer.keyboard.press("Tab")

    assert buyer.evaluate(FOCUSED.format("main"))


def test_refused_form_puts_the_focus_on_what_is_wrong(buyer: Page, manners: Manners) -> None:
    manners.expect(422)
    put_in_basket(buyer)
    go_to_checkout(buyer)

    press(buyer, pay_button(buyer))

    expect(buyer.get_by_role("alert")).to_be_visible()
    assert buyer.evaluate(FOCUSED.format(":has(> [role=alert]), [role=alert]"))
    press(buyer, buyer.get_by_role("alert").get_by_role("link", name="E-mail"))
    expect(buyer.get_by_label("E-mail", exact=True)).to_be_focused()
