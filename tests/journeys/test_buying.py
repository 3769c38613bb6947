"""A stranger buys a jar: cards that work, cards that don't, and a bank that asks."""

from playwright.sync_api import Page, expect

from tests.journeys import stripe_page
from tests.journeys.books import Books, text_of_pdf
from tests.journeys.buying import at_stripe, number_on, see_paid

PRICE = 2250  # cents: a jar and its delivery


def test_guest_buys_a_jar_and_the_guide_reaches_her_inbox(page: Page, books: Books, email: str) -> None:
    at_stripe(page, email)

    stripe_page.pay(page)

    see_paid(page)
    sale = books.one_sale(email, cents=PRICE)
    assert number_on(page) == sale["number"]
    [confirmation] = books.mails(email)
    assert "Getting Started with Milk Kefir" in text_of_pdf(confirmation)
    page.reload()
    expect(page.get_by_text(f"Sent to {email}")).to_be_visible()


def test_two_pages_lie_between_the_jar_and_stripe(page: Page, email: str) -> None:
    seen: list[str] = []
    page.on("domcontentloaded", lambda shown: seen.append(shown.url))

    at_stripe(page, email)

    base = seen[0].removesuffix("/jars/jar/")
    assert [url.removeprefix(base) for url in seen[:3]] == ["/jars/jar/", "/basket/", "/checkout/"]
    assert "/c/pay/" in seen[3]


def test_declined_card_costs_nothing_and_the_next_one_pays(page: Page, books: Books, email: str) -> None:
    at_stripe(page, email)
    stripe_page.pay(page, stripe_page.DECLINED)
    stripe_page.see_declined(page)
    books.nothing_sold(email)

    stripe_page.pay(page)

    see_paid(page)
    books.one_sale(email, cents=PRICE)


def test_bank_asks_and_is_answered(page: Page, books: Books, email: str) -> None:
    at_stripe(page, email)
    stripe_page.pay(page, stripe_page.THREE_D_SECURE)

    stripe_page.authenticate(page, passed=True)

    see_paid(page)
    books.one_sale(email, cents=PRICE)


def test_bank_is_not_convinced_at_first(page: Page, books: Books, email: str) -> None:
    at_stripe(page, email)
    stripe_page.pay(page, stripe_page.THREE_D_SECURE)
    stripe_page.authenticate(page, passed=False)
    expect(page.get_by_role("alert")).to_contain_text("failed authentication")
    books.nothing_sold(email)

    stripe_page.pay(page, stripe_page.THREE_D_SECURE)
    stripe_page.authenticate(page, passed=True)

    see_paid(page)
    books.one_sale(email, cents=PRICE)
