"""A guest makes an account out of her order, and needn't type her address again."""

from playwright.sync_api import Page, expect

from tests.journeys import stripe_page
from tests.journeys.books import Books
from tests.journeys.buying import HOME, at_stripe, click_pay, go_to_checkout, number_on, put_in_basket, see_paid

PASSWORD = "kefir-before-coffee"


def test_account_made_after_the_order_knows_order_and_address(page: Page, books: Books, email: str) -> None:
    at_stripe(page, email)
    stripe_page.pay(page)
    see_paid(page)
    first = books.one_sale(email, cents=2250)["number"]

    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Make an account").click()

    expect(page.get_by_text("Welcome! Your account is ready")).to_be_visible()
    page.get_by_role("link", name="Account", exact=True).click()
    expect(page.get_by_role("link", name=f"Order {first}")).to_be_visible()
    put_in_basket(page)
    go_to_checkout(page)
    expect(page.get_by_label("E-mail", exact=True)).to_have_value(email)
    for label, value in HOME.items():
        expect(page.get_by_label(label)).to_have_value(value)
    click_pay(page)
    stripe_page.pay(page)
    see_paid(page)
    second = number_on(page)
    page.goto("/accounts/orders/")
    expect(page.locator("main").get_by_role("heading", level=2)).to_have_text([f"Order {second}", f"Order {first}"])
