"""Pages that exchange parts of themselves fetch the script for it only when somebody touches them."""

from playwright.sync_api import Page, Route, expect

from tests.journeys.buying import go_to_checkout, put_in_basket, total

HTMX = "**/htmx-2.min*.js"


def test_page_that_nobody_touches_fetches_none(page: Page) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))

    page.goto("/recipes/generator/", wait_until="networkidle")

    assert [address for address in asked if "htmx-2" in address] == []
    with page.expect_request(HTMX):
        page.keyboard.press("Tab")


def test_choice_made_while_it_is_on_its_way_counts(page: Page) -> None:
    held: list[Route] = []
    page.route(HTMX, lambda route: held.append(route))  # noqa: PLW0108 - Playwright asks the handler for its signature
    put_in_basket(page)
    go_to_checkout(page)
    before = total(page).inner_text()
    page.get_by_role("radio", name="Pick up").check()
    while not held:
        page.wait_for_timeout(50)
    assert total(page).inner_text() == before

    held[0].continue_()

    expect(total(page)).to_have_text("$14.00")
