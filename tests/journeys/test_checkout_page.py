"""What can happen between the checkout page and Stripe: vouchers, new prices, empty shelves, Stripe out of reach."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Page, Route, expect

from tests.house.house import House, eventually
from tests.journeys import stripe_page
from tests.journeys.books import Books
from tests.journeys.buying import at_checkout, click_pay, pay_button, put_in_basket, see_paid, total
from tests.journeys.manners import Manners
from tests.standins.stripe.levers import Levers

RECORD = "from shop.partner.models import StockRecord\nrecord = StockRecord.objects.get(partner_sku={sku!r})\n"
SAVED = RECORD + "answer = [str(record.price), record.num_in_stock]"
CHANGED = RECORD + "record.price, record.num_in_stock = {price}, {stock}\nrecord.save()"
ALLOCATED = RECORD + "answer = record.num_allocated or 0"


class Shelf:
    """One product's price and stock, changed behind the buyer's back."""

    def __init__(self, shop: House, sku: str) -> None:
        self.shop, self.sku = shop, sku
        self.price, self.stock = shop.ask(SAVED.format(sku=sku))

    def change(self, *, price: str = "", stock: int | None = None) -> None:
        left = self.stock if stock is None else stock
        self.shop.ask(CHANGED.format(sku=self.sku, price=repr(price or self.price), stock=left))

    def sell_out(self) -> None:
        self.change(stock=self.shop.ask(ALLOCATED.format(sku=self.sku)))


@pytest.fixture
def shelf(shop: House) -> Iterator[Shelf]:
    """The double jar's, which no other journey buys."""
    found = Shelf(shop, "MC-DOUBLE")
    yield found
    found.change()


DOUBLE_JAR = "/jars/double-jar/"


def test_pay_is_pressed_straight_after_the_zip_code(page: Page, email: str) -> None:
    at_checkout(page, email)
    page.get_by_label("ZIP code").press_sequentially("-0001")

    pay_button(page).click(delay=200)

    page.wait_for_url("**/c/pay/**")


def test_live_total_that_comes_late_does_not_call_her_back(page: Page, levers: Levers, email: str) -> None:
    """She chooses the state last and presses Pay at once: here the order stands before the total is asked for."""
    levers.rule("delay", path="/v1/checkout/sessions", method="POST", seconds=3, count=1)
    at_checkout(page, email)
    held: list[Route] = []
    page.route("**/checkout/totals/", lambda route: held.append(route))  # noqa: PLW0108 - Playwright asks the handler for its signature
    page.get_by_label("State").select_option("OH")
    pay_button(page).click(no_wait_after=True)
    page.wait_for_timeout(1000)

    with page.expect_response("**/checkout/totals/") as late:
        held[0].continue_()

    assert late.value.status == 204
    page.wait_for_url("**/c/pay/**")


def test_voucher_changes_the_live_total_and_what_is_charged(page: Page, books: Books, email: str) -> None:
    at_checkout(page, email)
    expect(total(page)).to_have_text("$22.50")

    page.get_by_role("textbox", name="Code (optional)").fill("welcome10")
    page.get_by_role("button", name="Apply").click()

    expect(total(page)).to_have_text("$21.10")
    expect(pay_button(page)).to_have_text("Pay $21.10")
    click_pay(page)
    stripe_page.pay(page)
    see_paid(page)
    books.one_sale(email, cents=2110)


def test_new_price_is_shown_before_it_is_asked_for(
    page: Page, shelf: Shelf, books: Books, manners: Manners, email: str
) -> None:
    manners.expect(409)
    at_checkout(page, email, DOUBLE_JAR)
    shelf.change(price="25.00")

    pay_button(page).click()

    expect(page.get_by_role("alert")).to_contain_text("Nothing has been charged")
    expect(pay_button(page)).to_have_text("Pay $33.50")
    expect(page.get_by_label("E-mail", exact=True)).to_have_value(email)
    assert books.orders(email) == []
    click_pay(page)
    stripe_page.pay(page)
    see_paid(page)
    books.one_sale(email, cents=3350)


def test_jar_sold_out_in_the_basket_is_said_plainly(
    page: Page, shelf: Shelf, books: Books, manners: Manners, email: str
) -> None:
    manners.expect(409)
    at_checkout(page, email, DOUBLE_JAR)
    shelf.sell_out()

    pay_button(page).click()

    expect(page.get_by_role("alert")).to_contain_text("Nothing has been charged")
    expect(page.locator("#summary")).to_contain_text("sold out")
    page.get_by_role("link", name="Change your basket").click()
    expect(page.locator("main")).to_contain_text("sold out")
    assert books.orders(email) == []
    books.nothing_sold(email)


def test_jar_sold_out_is_not_put_in_the_basket(page: Page, shelf: Shelf) -> None:
    put_in_basket(page)
    shelf.sell_out()

    def says_so() -> bool:
        page.goto(DOUBLE_JAR)
        return page.get_by_text("Every jar is spoken for at the moment.").is_visible()

    eventually(says_so, seconds=15, every=1)  # a remembered page may be ten seconds old
    expect(page.get_by_role("button", name="Add to basket")).to_have_count(0)


@pytest.fixture
def mains(shop: House) -> Iterator[Callable[[str], None]]:
    """Switches Stripe `off` and `on`; on again afterwards, whatever happened."""

    def switch(to: str) -> None:
        if to == "off":
            shop.kill("stripe")
        elif "stripe" not in shop.running:
            shop.start("stripe")

    yield switch
    switch("on")


def test_stripe_out_of_reach_loses_nothing(
    mains: Callable[[str], None], page: Page, books: Books, manners: Manners, email: str
) -> None:
    manners.expect(503)
    at_checkout(page, email)
    mains("off")

    pay_button(page).click()

    expect(page.get_by_role("alert")).to_contain_text("Nothing has been charged", timeout=12_000)
    expect(page.locator("main")).to_contain_text(f"For {email}, to")
    page.goto("/jars/")
    expect(page.get_by_role("heading", name="The double jar")).to_be_visible()
    page.goto("/basket/")
    expect(page.get_by_text("We have set them aside for you.")).to_be_visible()
    page.goto("/checkout/")
    mains("on")
    page.get_by_role("button", name="Continue to payment").click()
    page.wait_for_url("**/c/pay/**")
    stripe_page.pay(page)
    see_paid(page)
    assert len(books.orders(email)) == 1
    books.one_sale(email, cents=2250)
