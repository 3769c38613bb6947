"""What a keeper does with her jar: opens its code, confirms, answers, rests, shares, stops."""

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.house.house import House
from tests.journeys.books import Books, text_of
from tests.journeys.manners import Manners

JAR = """
from shop.care.keeper.sharing import counter_jars
answer = counter_jars(1)[0].code
"""
# Time is an argument: what beat and the worker do until so many of this jar's notes are sent. They may have sent the
# first one by themselves: by day it comes within the minute.
NOTES = """
from shop.care import sweeping
from shop.care.models import CarePlan
from shop.outbox.models import Job
from shop.outbox.running import run_job
plan = CarePlan.objects.get(code={code!r})
written = plan.notes.exclude(mail=None).order_by("pk")
while True:
    plan.refresh_from_db()
    at = plan.next_at
    if written.count() >= {count}:
        break
    sweeping.sweep_once(at)
    job = Job.objects.get(key=f"mail:{{written.last().mail_id}}")
    if job.state == Job.State.WAITING:
        run_job(job.pk, at)
answer = str(plan.time_zone)
"""


@pytest.fixture
def code(shop: House) -> str:
    """A jar from the store's shelf."""
    return str(shop.ask(JAR))


def type_code(page: Page, code: str) -> None:
    page.goto("/jar/")
    page.get_by_label("The code on the lid").fill(f"{code[:4].lower()} {code[4:]}")
    page.get_by_role("button", name="Open the jar").click()


def open_jar(page: Page, code: str, email: str) -> None:
    """From the code on the lid to the jar's own page."""
    type_code(page, code)
    page.get_by_label("Your e-mail").fill(email)
    page.get_by_label("Your ZIP code").fill("45674")
    page.get_by_role("button", name="Start this jar's notes").click()
    expect(title(page)).to_have_text("Batch 1 of the first ten")


def confirm(page: Page, books: Books, email: str) -> None:
    """The one button in the one mail."""
    books.quiet()
    [mail] = books.mails(email)
    page.goto(re.findall(r"http\S+/care/tap/\S+", text_of(mail))[0])
    page.get_by_role("button", name="Yes, begin").click()
    expect(said(page)).to_contain_text("Confirmed. Your notes come to you.")


def title(page: Page) -> Locator:
    return page.get_by_role("heading", level=1)


def said(page: Page) -> Locator:
    return page.locator(".keeper-said")


def test_code_is_opened_and_confirmed_and_a_tap_in_a_note_answers(
    shop: House, page: Page, books: Books, email: str, code: str
) -> None:
    open_jar(page, code, email)
    expect(page.get_by_text("Until it is pressed no notes go there.")).to_be_visible()
    confirm(page, books, email)

    # The second waits until the first has left: one that tomorrow's overtakes is called back, and another follows.
    for count in (1, 2):
        shop.ask(NOTES.format(code=code, count=count))
        books.quiet()
    note = books.mails(email)[-1]
    assert note["Subject"] == "Pour the first milk away, and feed them again"
    [thin] = re.findall(r"Still thin: (\S+)", text_of(note))
    page.goto(thin)
    expect(title(page)).to_have_text("Still thin")
    page.get_by_role("button", name="Yes, thin").click()
    expect(said(page)).to_contain_text("Still thin: noted.")

    page.goto(thin)
    page.get_by_role("button", name="Yes, thin").click()
    expect(said(page)).to_contain_text("We know that already")


def test_break_begins_and_ends_on_the_page(page: Page, email: str, code: str) -> None:
    open_jar(page, code, email)

    page.get_by_role("button", name="Into the fridge today").click()
    expect(title(page)).to_have_text("Asleep in the fridge")
    expect(said(page)).to_contain_text("notes wait until you are back")

    page.get_by_role("button", name="We're back").click()
    expect(said(page)).to_contain_text("your notes go on as before")


def test_kitchen_that_cannot_be_is_explained_and_a_real_one_changes_the_plan(
    page: Page, manners: Manners, email: str, code: str
) -> None:
    manners.expect(422)
    open_jar(page, code, email)

    page.get_by_label("Room temperature in °F").fill("120")
    page.get_by_role("button", name="Note my kitchen").click()
    expect(page.get_by_role("alert")).to_contain_text("from 59 to 95 °F")

    page.get_by_label("Room temperature in °F").fill("64")
    page.get_by_role("button", name="Note my kitchen").click()
    expect(said(page)).to_contain_text("Your kitchen is noted.")
    expect(said(page)).to_contain_text("Time for a full cup")


def test_spoonful_is_shared_and_opened_by_a_friend(page: Page, email: str, code: str) -> None:
    open_jar(page, code, email)

    page.get_by_role("button", name="Make a code for a friend").click()
    expect(title(page)).to_have_text("A daughter jar")
    child = page.locator(".lid .code").inner_text()
    type_code(page, child.replace("-", ""))
    expect(page.get_by_text("A daughter: the spoonful of a friend")).to_be_visible()
    page.get_by_label("in my calendar only").check()
    page.get_by_role("button", name="Start this jar's notes").click()
    expect(said(page)).to_contain_text("Keep this page's address")

    page.get_by_role("link", name="This jar's family").click()
    expect(page.get_by_text("Mother jar")).to_be_visible()


def test_opened_jar_cannot_be_taken_and_stops_by_its_page(page: Page, email: str, code: str) -> None:
    open_jar(page, code, email)
    mine = page.url
    type_code(page, code)
    expect(title(page)).to_have_text("This jar has a keeper")

    page.goto(mine)
    page.get_by_text("Stop them", exact=True).click()
    page.get_by_role("link", name="Stop the notes").click()
    page.get_by_role("button", name="Stop them all").click()
    expect(title(page)).to_have_text("Stopped")

    page.goto(mine)
    expect(title(page)).to_have_text("Notes stopped")
