"""A recipe in a browser: asked for without a reload, found again on the way back, and printed on one sheet."""

import io

import pikepdf
from playwright.sync_api import Page, expect

from tests.journeys.manners import Manners

ONE = "/recipes/generator/?v=1&seed=12&who=two&tools=blender&tools=strainer&taste=savory"


def at_the_generator(page: Page) -> None:
    """As somebody who has looked around: the script that the first touch fetches has come."""
    page.goto("/recipes/generator/")
    page.keyboard.press("Tab")
    page.wait_for_function("'htmx' in window")


def test_recipe_comes_without_a_reload_and_can_be_gone_back_to(page: Page) -> None:
    at_the_generator(page)
    page.evaluate("window.isTheSamePage = true")
    page.get_by_label("It should taste").select_option("nutty")
    page.get_by_role("button", name="Make me a recipe").click()
    title = page.locator("#recipe-title")
    expect(title).to_be_focused()
    first, address = title.inner_text(), page.url

    with page.expect_response("**/recipes/generator/**"):
        page.get_by_role("link", name="Another one").click()
    page.wait_for_url(lambda url: url != address)
    page.go_back()

    expect(title).to_have_text(first)
    assert (page.url, page.evaluate("window.isTheSamePage")) == (address, True)


def test_what_is_wrong_is_said_without_a_reload_too(page: Page, manners: Manners) -> None:
    manners.expect(400)
    at_the_generator(page)
    page.evaluate("document.querySelector('select[name=taste] option').value = 'gold'")
    page.get_by_role("button", name="Make me a recipe").click()

    expect(page.locator("#recipe .error-summary")).to_contain_text("“gold” is none of the choices here.")


def test_recipe_prints_on_one_sheet(page: Page) -> None:
    page.goto(ONE)

    with pikepdf.open(io.BytesIO(page.pdf(format="Letter"))) as printed:
        assert len(printed.pages) == 1
