"""Stripe's hosted page, as our stand-in plays it."""

from playwright.sync_api import Page, expect

GOOD, DECLINED, THREE_D_SECURE = "4242 4242 4242 4242", "4000 0000 0000 0002", "4000 0025 0000 3155"


def write_card(page: Page, card: str) -> None:
    for name, value in {"card_number": card, "expiry": "12 / 34", "cvc": "123"}.items():
        page.locator(f"#{name}").fill(value)


def pay(page: Page, card: str = GOOD) -> None:
    write_card(page, card)
    page.locator("#pay").click()


def see_declined(page: Page) -> None:
    expect(page.get_by_role("alert")).to_have_text("Your card was declined.")


def authenticate(page: Page, *, passed: bool) -> None:
    """Answer the bank's question."""
    page.locator("#complete" if passed else "#fail").click()


def go_back(page: Page) -> None:
    page.get_by_role("link", name="Back").click()
