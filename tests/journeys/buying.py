"""From a jar to Stripe's page, as a buyer goes."""

import re
from typing import Any

from playwright.sync_api import Locator, Page, expect

JAR, GIFT_JAR = "/jars/jar/", "/jars/gift-jar/"
ANN = {"First name": "Ann", "Last name": "Keeper"}
HOME = {"Street address": "1 Creek Road", "City": "Rio Grande", "ZIP code": "45674"}


def put_in_basket(page: Page, jar: str = JAR) -> None:
    page.goto(jar)
    page.get_by_role("button", name="Add to basket").click()
    expect(page.get_by_role("heading", name="Your basket")).to_be_visible()


def go_to_checkout(page: Page) -> None:
    page.get_by_role("button", name="Go to checkout").click()
    expect(page.get_by_role("heading", name="Checkout")).to_be_visible()
    page.wait_for_load_state()  # the live total listens only when the page is whole; nobody types that fast


def write_who(page: Page, email: str) -> None:
    page.get_by_label("E-mail", exact=True).fill(email)
    for label, value in ANN.items():
        page.get_by_label(label).fill(value)


def write_address(page: Page, *, state: str = "OH") -> None:
    page.get_by_label("State").select_option(state)
    for label, value in HOME.items():
        page.get_by_label(label).fill(value)


def at_checkout(page: Page, email: str, jar: str = JAR) -> None:
    """One jar in the basket, and everything filled in for delivery."""
    put_in_basket(page, jar)
    go_to_checkout(page)
    write_everything(page, email)


def write_everything(page: Page, email: str, *, state: str = "OH") -> None:
    """For delivery; the live total has come when this returns."""
    write_who(page, email)
    write_address(page, state=state)
    expect(page.locator("#summary")).not_to_contain_text("depends on your state")


def pay_button(page: Page) -> Locator:
    return page.get_by_role("button", name=re.compile(r"^Pay \$"))


def click_pay(page: Page) -> None:
    """From the checkout page to Stripe's, whose address is then in the bar."""
    pay_button(page).click()
    page.wait_for_url("**/c/pay/**")


def at_stripe(page: Page, email: str, jar: str = JAR) -> None:
    """Everything up to Stripe's page."""
    at_checkout(page, email, jar)
    click_pay(page)


def total(page: Page) -> Locator:
    return page.locator("#summary .total dd")


def see_paid(page: Page) -> None:
    """The order page, and it says that the order is paid."""
    page.wait_for_url("**/orders/*/")
    expect(page.get_by_role("heading", level=1)).to_have_text("Thank you, your order is paid")


def number_on(page: Page) -> str:
    """The order's number as the order page says it."""
    found = re.search(r"Order (\d+), placed", page.locator("main").inner_text())
    assert found
    return found[1]


def opened(context: Any, page: Page) -> Page:
    """A second tab on the page that the first one shows."""
    tab: Page = context.new_page()
    tab.goto(page.url)
    return tab
