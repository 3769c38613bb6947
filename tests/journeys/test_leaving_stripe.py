"""Buyers who leave Stripe's page by another door, come back early, or click and pay twice."""

import re

from playwright.sync_api import BrowserContext, Page, expect

from tests.house.house import eventually
from tests.journeys import stripe_page
from tests.journeys.books import Books
from tests.journeys.buying import (
    at_checkout,
    at_stripe,
    click_pay,
    go_to_checkout,
    opened,
    pay_button,
    see_paid,
    write_everything,
)
from tests.standins.stripe.levers import Levers

PRICE = 2250


def test_buyer_goes_back_finds_her_basket_and_buys(page: Page, books: Books, email: str) -> None:
    at_stripe(page, email)

    stripe_page.go_back(page)

    expect(page.get_by_text("Nothing was charged, and your basket is here again.")).to_be_visible()
    books.nothing_sold(email)
    go_to_checkout(page)
    write_everything(page, email)
    click_pay(page)
    stripe_page.pay(page)
    see_paid(page)
    books.one_sale(email, cents=PRICE)


def test_tab_closed_after_paying_is_settled_by_the_webhook_alone(
    page: Page, books: Books, levers: Levers, email: str
) -> None:
    at_stripe(page, email)
    page.route("**/stripe/return/**", lambda route: route.abort())
    stripe_page.write_card(page, stripe_page.GOOD)
    levers.hold()
    page.locator("#pay").click(no_wait_after=True)
    eventually(lambda: _is_paid_at_stripe(levers, email, books))
    page.close()

    levers.release()

    eventually(lambda: books.orders(email)[0]["status"] == "paid")
    books.one_sale(email, cents=PRICE)


def test_buyer_is_back_before_the_webhook(page: Page, books: Books, levers: Levers, email: str) -> None:
    at_stripe(page, email)
    levers.hold()

    stripe_page.pay(page)

    see_paid(page)
    books.one_sale(email, cents=PRICE)
    levers.release()
    eventually(lambda: all(row["state"] == "delivered" for row in levers.deliveries()))
    books.one_sale(email, cents=PRICE)


def test_double_click_on_pay_is_one_order(page: Page, books: Books, email: str) -> None:
    at_checkout(page, email)

    pay_button(page).dblclick()

    # The second click calls off what the first one asked for, which waiting for a navigation would take for its end.
    expect(page).to_have_url(re.compile("/c/pay/"))
    stripe_page.pay(page)
    see_paid(page)
    assert len(books.orders(email)) == 1
    books.one_sale(email, cents=PRICE)


def test_basket_paid_in_two_tabs_is_one_order(page: Page, context: BrowserContext, books: Books, email: str) -> None:
    at_checkout(page, email)
    tab = opened(context, page)
    write_everything(tab, email)
    click_pay(page)
    click_pay(tab)
    assert tab.url == page.url

    stripe_page.pay(page)
    see_paid(page)
    stripe_page.pay(tab)

    expect(tab.get_by_text("You have already paid.")).to_be_visible()
    assert len(books.orders(email)) == 1
    books.one_sale(email, cents=PRICE)


def _is_paid_at_stripe(levers: Levers, email: str, books: Books) -> bool:
    [order] = books.orders(email)
    return books.charges(order) == [{"amount": PRICE, "refunded": 0}]
