"""What somebody does on a page before it is looked at."""

from playwright.sync_api import Page

PRESSED = "form.querySelector('button:not([tabindex=\"-1\"])')"


def empty_checkout(page: Page) -> None:
    """Press Pay with nothing filled in."""
    _send(page, "#checkout", submitter="form.querySelector('#pay')")


def nothing_filled_in(page: Page) -> None:
    """Send the form of the page as it is, past the browser's own questions."""
    _send(page, "main form:has(input:not([type=hidden]))")


def wrong_password(page: Page) -> None:
    page.locator("input[autocomplete=username]").fill("nobody@example.org")
    page.locator("input[autocomplete=current-password]").fill("not my password")
    _send(page, "form:has(input[autocomplete=current-password])")


def form_too_old(page: Page) -> None:
    """Send a form whose cookie is gone."""
    page.context.clear_cookies()
    with page.expect_navigation():
        page.locator("main form").first.evaluate("form => { form.noValidate = true; form.requestSubmit(); }")


def erase_too_early(page: Page) -> None:
    """Ask to be erased while an order is on its way to being finished."""
    with page.expect_navigation():
        page.locator("main form").evaluate("form => form.requestSubmit()")


def too_warm(page: Page) -> None:
    """Tell of a kitchen in which nobody could live."""
    page.locator("#kitchen_fahrenheit").fill("120")
    _send(page, "form:has(#kitchen_fahrenheit)")


def said_thick(page: Page) -> None:
    """Answer on a jar's page, and read what that changed."""
    with page.expect_navigation():
        page.get_by_role("button", name="Thick").click()


def _send(page: Page, form: str, *, submitter: str = PRESSED) -> None:
    with page.expect_navigation():
        page.locator(form).first.evaluate(f"form => {{ form.noValidate = true; form.requestSubmit({submitter}); }}")
    page.get_by_role("alert").first.wait_for()
