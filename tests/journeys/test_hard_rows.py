"""Titles, prices and names that no designer had in mind: each page still holds together, for everybody."""

import random
from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from playwright.sync_api import Browser, Page

from tests.audit import axe, fitting, hard_rows
from tests.audit.browsing import DESKTOP, HEIGHTS, Browsing
from tests.audit.pages import CustomerPage
from tests.audit.scene import TOKEN, Scene
from tests.audit.visitors import Visitors
from tests.faults.buyers import Buyer
from tests.house.house import House
from tests.house.shopper import Page as Answer
from tests.house.shopper import Shopper
from tests.journeys.books import Books
from tests.standins.inbox.reading import body

pytestmark = pytest.mark.looks

SMALLEST = 320
NAMES = {"arabic": hard_rows.ARABIC, "endless": hard_rows.ENDLESS}
STAGE = "from tests.audit import hard_rows\nanswer = hard_rows.stage()"
FORGET = "from tests.audit import hard_rows\nanswer = hard_rows.forget()"
SHELVES = ("/", "/jars/", "/search/?q=hard", "/jars/hard-title/", "/jars/hard-free/", "/jars/hard-dear/")
ACCOUNT = ("/accounts/profile/", "/accounts/profile/edit/", "/accounts/addresses/", "/accounts/orders/")


@dataclass
class NamedBuyer(Buyer):
    """Writes somebody's real name into the checkout form."""

    person: tuple[str, str] = ("", "")

    def details(self, page: Answer) -> dict[str, str]:
        first_name, last_name = self.person
        return {**super().details(page), "first_name": first_name, "last_name": last_name}


@pytest.fixture(scope="module")
def hard(shop: House) -> Iterator[Scene]:
    assert shop.ask(STAGE) == {"reviews": 200}
    accounts = {name: (hard_rows.email_of(name), hard_rows.PASSWORD) for name in NAMES}
    yield Scene(shop, Visitors(shop, accounts))
    shop.ask(FORGET)


@pytest.fixture(scope="module")
def browsing(browser: Browser, hard: Scene) -> Iterator[Browsing]:
    made = Browsing(browser, hard)
    yield made
    assert made.manners.complaints == []


def faults(page: Page) -> list[str]:
    """What is wrong with the page on the smallest phone and on a desktop."""
    found: list[str] = []
    for width in (SMALLEST, DESKTOP):
        page.set_viewport_size({"width": width, "height": HEIGHTS[width]})
        lines = [*fitting.sticking_out(page), *fitting.overlapping(page), *axe.violations(page)]
        found += [f"{width} px, {page.url}: {line}" for line in lines]
    return found


def faults_of(browsing: Browsing, *paths: str, visitor: str = "stranger") -> list[str]:
    found: list[str] = []
    for path in paths:
        with browsing.open(CustomerPage(path, path, visitor)) as opened:
            found += faults(opened.page)
    return found


def test_shelves_hold_hard_titles_and_prices(browsing: Browsing) -> None:
    assert faults_of(browsing, *SHELVES) == []


def test_basket_and_checkout_hold_hard_titles_and_prices(browsing: Browsing, hard: Scene) -> None:
    shopper = Shopper(hard.house.url, address="203.0.113.77")
    for slug in ("hard-title", "hard-dear"):
        shopper.submit(shopper.get(f"/jars/{slug}/"), "quantity", quantity="2")
    hard.visitors.met["hoarder"] = shopper

    assert "$24,719.34" in shopper.get("/basket/").text
    assert faults_of(browsing, "/basket/", "/checkout/", visitor="hoarder") == []


@pytest.mark.parametrize("name", NAMES)
def test_order_receipt_and_mail_hold_a_hard_name(name: str, browsing: Browsing, hard: Scene, books: Books) -> None:
    number = 7100 + list(NAMES).index(name)
    buyer = NamedBuyer(number, hard.house, "/jars/jar/", random.Random(number), "return", person=NAMES[name])
    buyer.buy()
    order = hard.house.ask(TOKEN.format(email=buyer.email))
    books.quiet()
    [mail] = books.mails(buyer.email)

    assert faults_of(browsing, f"/orders/{order}/", f"/orders/{order}/receipt/") == []
    assert NAMES[name][0] in buyer.shopper.get(f"/orders/{order}/receipt/").text
    with browsing.fresh() as context:
        page = context.new_page()
        page.set_content(str(body(mail, "html")))
        page.set_viewport_size({"width": SMALLEST, "height": HEIGHTS[SMALLEST]})
        assert fitting.sticking_out(page) + fitting.overlapping(page) == []


@pytest.mark.parametrize("name", NAMES)
def test_account_holds_a_hard_name(name: str, browsing: Browsing) -> None:
    assert faults_of(browsing, *ACCOUNT, visitor=name) == []
