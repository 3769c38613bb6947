"""The owner's side: parcels leave, jars are picked up, money goes back; each step with its mail."""

from playwright.sync_api import Page, expect

from tests.house.house import eventually
from tests.journeys import desk, stripe_page
from tests.journeys.books import Books, text_of
from tests.journeys.buying import at_stripe, click_pay, go_to_checkout, put_in_basket, see_paid, total, write_who
from tests.standins.stripe.levers import Levers

PRICE, PRICE_AT_THE_STORE = 2250, 1400


def bought(page: Page, books: Books, email: str) -> str:
    """A paid and confirmed order's number."""
    at_stripe(page, email)
    stripe_page.pay(page)
    see_paid(page)
    return str(books.one_sale(email, cents=PRICE)["number"])


def test_jar_is_picked_up_at_the_store(page: Page, owner: Page, books: Books, email: str) -> None:
    put_in_basket(page)
    go_to_checkout(page)
    write_who(page, email)
    page.get_by_label("Pick up at Hope Homestead Farms").check()
    expect(total(page)).to_have_text("$14.00")
    click_pay(page)
    stripe_page.pay(page)
    see_paid(page)
    number = books.one_sale(email, cents=PRICE_AT_THE_STORE)["number"]

    desk.open_order(owner, number)
    desk.press(owner, "Ready for pickup")
    desk.press(owner, "Collected")

    page.reload()
    expect(page.get_by_role("heading", level=1)).to_have_text("Picked up. Enjoy!")
    # By day the first care note may follow within the minute.
    assert books.subjects(email)[1:3] == [
        "Ready when you are: pick up your kefir grains",
        "Handed over: enjoy your squishies",
    ]


def test_parcel_leaves_with_its_number_in_the_mail(page: Page, owner: Page, books: Books, email: str) -> None:
    number = bought(page, books, email)

    desk.open_order(owner, number)
    desk.press(owner, "Dispatch", carrier="USPS", tracking_number="9400100000000000000000")

    assert books.subjects(email)[1:] == ["On their way: your kefir grains have left the kitchen"]
    told = text_of(books.mails(email)[-1])
    assert "https://tools.usps.com/go/TrackConfirmAction?tLabels=9400100000000000000000" in told
    page.reload()
    expect(page.get_by_role("link", name="Follow the parcel")).to_be_visible()


def test_money_goes_back_in_two_parts(page: Page, owner: Page, books: Books, email: str) -> None:
    number = bought(page, books, email)
    [order] = books.orders(email)

    desk.open_order(owner, number)
    desk.press(owner, "Refund", amount="5.00", reason="one jar leaked")
    books.quiet()
    assert books.charges(order) == [{"amount": PRICE, "refunded": 500}]
    assert books.orders(email)[0]["status"] == "paid"
    desk.press(owner, "Refund", amount="17.50", reason="and the rest of it")
    books.quiet()

    assert books.charges(order) == [{"amount": PRICE, "refunded": PRICE}]
    assert books.orders(email)[0]["status"] == "refunded"
    refunds = [text_of(mail) for mail in books.mails(email)[1:]]
    assert ["$5.00" in refunds[0], "$17.50" in refunds[1], len(refunds)] == [True, True, 2]


def test_money_given_back_in_stripes_dashboard_shows_here(
    page: Page, owner: Page, books: Books, levers: Levers, email: str
) -> None:
    number = bought(page, books, email)
    intents = levers.ledger()["payment_intents"]
    [intent] = [row["id"] for row in intents if row["metadata"].get("number") == number]

    levers.refund(payment_intent=intent)

    eventually(lambda: books.orders(email)[0]["status"] == "refunded")
    assert len(books.subjects(email)) == 2
    desk.open_order(owner, number)
    expect(owner.get_by_text("made in Stripe's dashboard")).to_be_visible()
    page.reload()
    expect(page.get_by_role("heading", level=1)).to_have_text("Your money is on its way back")
