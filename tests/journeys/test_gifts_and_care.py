"""A present: who gets which mail. And care notes that stop by one link, without a password."""

import re
from collections import Counter

from playwright.sync_api import Page, expect

from tests.house.house import House
from tests.journeys import desk, stripe_page
from tests.journeys.books import Books, text_of
from tests.journeys.buying import GIFT_JAR, at_checkout, at_stripe, click_pay, see_paid, total
from tests.standins.inbox.reading import attachments

# Time is an argument: beat's looks and the worker's, ten o'clock on the day of each of so many notes.
CARE = """
from datetime import timedelta
from shop.care.models import CarePlan
from shop.care.sweeping import sweep_once
from shop.mail.models import Mail
from shop.outbox.models import Job
from shop.outbox.running import run_job
care = Mail.objects.filter(order__number={number!r}, kind="care_note")
for look in range({first}):
    due = CarePlan.objects.filter(order__number={number!r}, next_at__isnull=False).order_by("next_at").first()
    if due is None:
        break
    at = due.next_at + timedelta(hours=1)
    sweep_once(at)
    for mail in care.filter(state="planned"):
        run_job(Job.objects.get(key=f"mail:{{mail.pk}}").pk, at)
answer = list(care.values_list("state", flat=True))
"""
MANY_LOOKS = 20


def dispatch(owner: Page, number: str, books: Books) -> None:
    """The parcel leaves, and its mail with it."""
    desk.open_order(owner, number)
    desk.press(owner, "Dispatch", carrier="UPS", tracking_number="1Z")
    books.quiet()


def test_present_is_announced_to_its_keeper(shop: House, page: Page, owner: Page, books: Books, email: str) -> None:
    keeper = f"keeper-{email}"
    at_checkout(page, email, GIFT_JAR)
    page.get_by_label("This is a gift").check()
    page.get_by_label("Who is it for?").fill("Béa 🌱")
    page.get_by_label("Their e-mail").fill(keeper)
    page.get_by_label("Your message").fill("Feed me.\nDaily.")
    expect(total(page)).to_have_text("$32.72")  # the jar 22.00, its delivery 8.50, and Ohio's 7.25 % on both
    click_pay(page)
    stripe_page.pay(page)
    see_paid(page)
    sale = books.one_sale(email, cents=3272)

    dispatch(owner, sale["number"], books)
    shop.ask(CARE.format(number=sale["number"], first=1))

    assert books.subjects(keeper) == [
        "Somebody is sending you something alive",
        "Welcome home, squishies: today's first meal",
    ]
    announcement = books.mails(keeper)[0]
    assert "Feed me.\nDaily." in text_of(announcement)
    assert "$" not in text_of(announcement)
    assert len(attachments(announcement)) == 1
    assert [subject[:12] for subject in books.subjects(email)] == ["Your squishi", "On their way"]


def test_care_notes_stop_by_the_link_in_one_of_them(
    shop: House, page: Page, owner: Page, books: Books, email: str
) -> None:
    at_stripe(page, email)
    stripe_page.pay(page)
    see_paid(page)
    number = books.one_sale(email, cents=2250)["number"]
    dispatch(owner, number, books)
    shop.ask(CARE.format(number=number, first=1))
    note = books.mails(email)[-1]
    assert note["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    [stop] = re.findall(r"Stop them all: (\S+)", text_of(note))

    page.goto(stop)
    page.get_by_role("button", name="Stop them all").click()

    expect(page.get_by_role("heading", level=1)).to_have_text("Stopped")
    states = shop.ask(CARE.format(number=number, first=MANY_LOOKS))
    assert Counter(states) == {"sent": 1}
    assert books.subjects(email)[2:] == [str(note["Subject"])]
