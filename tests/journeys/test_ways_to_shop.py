"""The whole purchase without JavaScript, and the whole purchase without a mouse."""

from typing import Any

from playwright.sync_api import BrowserContext, Locator, Page, expect

from tests.journeys import stripe_page
from tests.journeys.books import Books
from tests.journeys.buying import (
    GIFT_JAR,
    JAR,
    click_pay,
    go_to_checkout,
    pay_button,
    put_in_basket,
    see_paid,
    total,
    write_address,
    write_who,
)
from tests.journeys.manners import Manners

TABS = 80  # more than any page of ours should need
# A ring around it, or around the label that it stands in.
OUTLINED = """it => [it, it.closest('label')].some(ring => {
  const style = ring && getComputedStyle(ring);
  return style && style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 1;
})"""


def tab_to(page: Page, target: Locator) -> None:
    """Press Tab until the focus is there, and can be seen there."""
    for _ in range(TABS):
        page.keyboard.press("Tab")
        if target.evaluate("it => it === document.activeElement && it.matches(':focus-visible')"):
            assert target.evaluate(OUTLINED), f"{target} has the focus, and nobody sees it"
            return
    raise AssertionError(f"{target} can't be reached by Tab")


def type_into(page: Page, label: str, value: str) -> None:
    tab_to(page, page.get_by_label(label, exact=True))
    page.keyboard.type(value)


def press(page: Page, button: Locator) -> None:
    tab_to(page, button)
    page.keyboard.press("Enter")


def test_purchase_without_javascript(new_context: Any, manners: Manners, books: Books, email: str) -> None:
    context: BrowserContext = new_context(java_script_enabled=False)
    manners.watch(context)
    page = context.new_page()
    put_in_basket(page, GIFT_JAR)
    go_to_checkout(page)
    expect(total(page)).to_have_text("$30.50")
    write_who(page, email)
    write_address(page)

    page.get_by_role("button", name="Update total").click()

    expect(total(page)).to_have_text("$32.72")
    expect(page.get_by_label("Street address")).to_have_value("1 Creek Road")
    click_pay(page)
    stripe_page.pay(page)
    see_paid(page)
    books.one_sale(email, cents=3272)


def test_purchase_by_keyboard(page: Page, books: Books, email: str) -> None:
    page.goto(JAR)
    press(page, page.get_by_role("button", name="Add to basket"))
    press(page, page.get_by_role("button", name="Go to checkout"))
    expect(page.get_by_role("heading", name="Checkout")).to_be_visible()
    type_into(page, "E-mail", email)
    type_into(page, "First name", "Ann")
    type_into(page, "Last name", "Keeper")
    type_into(page, "Street address", "1 Creek Road")
    type_into(page, "City", "Rio Grande")
    type_into(page, "State", "Ohio")
    expect(page.locator("#summary")).not_to_contain_text("depends on your state")
    type_into(page, "ZIP code", "45674")
    press(page, pay_button(page))
    page.wait_for_url("**/c/pay/**")
    type_into(page, "Card number", stripe_page.GOOD)
    type_into(page, "Expiry (MM / YY)", "12 / 34")
    type_into(page, "CVC", "123")

    page.keyboard.press("Enter")

    see_paid(page)
    books.one_sale(email, cents=2250)
