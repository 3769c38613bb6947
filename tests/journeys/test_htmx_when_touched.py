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
    script = withheld(page)
    put_in_basket(page)
    go_to_checkout(page)
    before = total(page).inner_text()
    page.get_by_role("radio", name="Pick up").check()
    asked_for(page, script)
    assert total(page).inner_text() == before

    script[0].continue_()

    expect(total(page)).to_have_text("$14.00")


def test_choice_counts_though_another_field_was_filled_in_before_it_came(page: Page) -> None:
    script = withheld(page)
    put_in_basket(page)
    go_to_checkout(page)
    page.get_by_role("radio", name="Pick up").check()
    page.get_by_label("First name").fill("Ann")
    page.get_by_label("Last name").fill("Keeper")
    asked_for(page, script)

    script[0].continue_()

    expect(total(page)).to_have_text("$14.00")


def withheld(page: Page) -> list[Route]:
    """The browser's requests for the script, each held until somebody lets it go on."""
    held: list[Route] = []
    page.route(HTMX, lambda route: held.append(route))  # noqa: PLW0108 - Playwright asks the handler for its signature
    return held


def asked_for(page: Page, script: list[Route]) -> None:
    while not script:
        page.wait_for_timeout(50)
