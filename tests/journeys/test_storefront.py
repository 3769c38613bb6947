"""Every page a customer can reach, on the smallest phone: nothing sticks out, and the page keeps its manners."""

from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, ViewportSize, expect

from tests.journeys import stripe_page
from tests.journeys.buying import at_stripe, go_to_checkout, pay_button, put_in_basket, see_paid
from tests.journeys.manners import Manners

pytestmark = pytest.mark.looks

PHONE = ViewportSize(width=320, height=640)
NOT_PAGES = ("/dashboard/", "/static/", "/media/", "/stripe/")
FILES = (".pdf", ".atom", ".rss", ".xml", ".txt")
LINKS = "[...document.links].map(link => link.href.split('#')[0])"
WIDER = """() => [...document.querySelectorAll('body *')]
    .filter(it => it.getBoundingClientRect().right > innerWidth + 1 && getComputedStyle(it).position !== 'absolute')
    .map(it => it.outerHTML.slice(0, 80))"""


def sticks_out(page: Page) -> list[str]:
    """What makes the page wider than the phone, if it is."""
    wide = page.evaluate("document.scrollingElement.scrollWidth > innerWidth")
    return [f"{page.url}: {piece}" for piece in page.evaluate(WIDER)] if wide else []


def pages_linked(page: Page, base: str) -> set[str]:
    paths = {link.removeprefix(base) for link in page.evaluate(LINKS) if link.startswith(f"{base}/")}
    return {path for path in paths if not path.startswith(NOT_PAGES) and not urlsplit(path).path.endswith(FILES)}


def walk(page: Page, base: str, start: set[str]) -> tuple[set[str], list[str]]:
    """Follow every link of the shop; returns the paths that were seen and what was too wide."""
    seen: set[str] = set()
    complaints: list[str] = []
    waiting = start
    while waiting:
        path = waiting.pop()
        seen.add(path)
        page.goto(path)
        seen.add(urlsplit(page.url).path)
        complaints += sticks_out(page)
        waiting |= pages_linked(page, base) - seen
    return seen, complaints


def test_pages_for_readers_fit_the_smallest_phone(page: Page, base_url: str, manners: Manners) -> None:
    manners.expect(404)
    page.set_viewport_size(PHONE)

    seen, complaints = walk(page, base_url, {"/", "/search/?q=jar", "/no-such-page/", "/orders/no-such-order/"})

    assert complaints == []
    assert seen >= {"/", "/jars/", "/jars/jar/", "/jars/gift-jar/", "/basket/", "/search/", "/accounts/login/"}
    assert seen >= {"/password-reset/", "/jars/category/gifts/", "/jars/category/grains/"}


def test_pages_of_a_purchase_fit_the_smallest_phone(page: Page, base_url: str, manners: Manners, email: str) -> None:
    page.set_viewport_size(PHONE)
    put_in_basket(page)
    complaints = sticks_out(page)
    go_to_checkout(page)
    complaints += sticks_out(page)
    page.locator("#checkout").evaluate("form => form.noValidate = true")
    pay_button(page).click()
    expect(page.get_by_role("heading", name="Please look at this again")).to_be_visible()
    complaints += sticks_out(page)
    at_stripe(page, email)
    page.goto("/checkout/")
    expect(page.get_by_role("heading", name="You have an unfinished payment")).to_be_visible()
    complaints += sticks_out(page)
    page.goto("/basket/")
    complaints += sticks_out(page)
    page.get_by_role("link", name="Go on to payment").click()
    stripe_page.pay(page)
    see_paid(page)
    complaints += sticks_out(page)
    page.get_by_label("Password").fill("kefir-before-coffee")
    page.get_by_role("button", name="Make an account").click()
    expect(page.get_by_text("Welcome! Your account is ready")).to_be_visible()

    seen, more = walk(page, base_url, {urlsplit(page.url).path, "/accounts/orders/"})

    assert complaints + more == []
    assert seen >= {"/accounts/addresses/", "/accounts/profile/", "/accounts/profile/edit/"}
    assert any(path.endswith("/receipt/") for path in seen)
