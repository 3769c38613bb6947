"""A buyer asks what we keep about her, downloads it, and has it erased."""

import json
import re
from pathlib import Path

from playwright.sync_api import Page, expect

from tests.house.house import House
from tests.journeys import desk, stripe_page
from tests.journeys.books import Books, text_of
from tests.journeys.buying import at_stripe, see_paid
from tests.journeys.manners import Manners

LEFT = """
from shop.order.models import Order
order = Order.objects.get(number={number!r})
address = order.shipping_address
answer = [order.contact_email, address.last_name, address.line1, address.state, address.postcode, str(order.status)]
"""
HEARD = """
from shop.mail.models import Mail
answer = Mail.objects.filter(order__number={number!r}, state="planned").count()
"""


def ask_for_link(page: Page, books: Books, email: str) -> str:
    """From the foot of the page to the mailbox."""
    page.get_by_role("link", name="What we keep about you").last.click()
    page.get_by_label("Your e-mail").fill(email)
    page.get_by_role("button", name="Mail me the link").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Look into your mailbox")
    books.quiet()
    [address] = re.findall(r"^http\S+/privacy-choices/\S+", text_of(books.mails(email)[-1]), re.MULTILINE)
    return str(address)


def erase(page: Page) -> None:
    page.get_by_role("link", name="Erase it").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Erase it?")
    page.get_by_role("button", name="Erase it for good").click()


def test_buyer_asks_for_her_data_downloads_it_and_erases_it(
    shop: House, page: Page, owner: Page, books: Books, manners: Manners, email: str, tmp_path: Path
) -> None:
    manners.expect(409, 410)
    at_stripe(page, email)
    stripe_page.pay(page)
    see_paid(page)
    number = books.one_sale(email, cents=2250)["number"]
    page.goto("/")
    link = ask_for_link(page, books, email)

    page.goto(link)
    expect(page.get_by_text("1 Creek Road")).to_be_visible()
    with page.expect_download() as started:
        page.get_by_role("link", name="Download it").click()
    started.value.save_as(tmp_path / "data.json")
    kept = json.loads((tmp_path / "data.json").read_text())["kept"]
    assert [order["Order"] for order in kept["Orders and payments"]] == [number]

    erase(page)
    expect(page.get_by_role("heading", level=1)).to_have_text("Not yet")
    expect(page.get_by_text(f"Order {number} is paid and has not left us yet")).to_be_visible()
    desk.open_order(owner, number)
    desk.press(owner, "Dispatch", carrier="UPS", tracking_number="1Z")
    books.quiet()

    page.goto(link)
    erase(page)
    expect(page.get_by_role("heading", level=1)).to_have_text("It's erased")

    assert shop.ask(LEFT.format(number=number)) == ["", "", "", "OH", "45674", "dispatched"]
    assert shop.ask(HEARD.format(number=number)) == 0
    assert books.subjects(email)[-1] == "Your data is erased"
    assert page.goto(link).status == 410  # type: ignore[union-attr]  # a page was opened
    expect(page.get_by_role("heading", level=1)).to_have_text("There is nothing here any more")
