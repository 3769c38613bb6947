"""A reader writes a comment, confirms it by the mail, the owner approves it, and everybody sees it."""

import re

from playwright.sync_api import FilePayload, Page, expect

from tests.house.house import eventually
from tests.journeys.books import Books
from tests.photographs import from_a_phone
from tests.standins.inbox.reading import body

ARTICLE = """
from django.utils import timezone
from content.pages import editing, publishing
names = ("title", "summary", "body", "search_title", "search_description")
wording = {**dict.fromkeys(names, ""), "title": "A talked-about article", "body": "<p>Words.</p>",
    "summary": "Two sentences.", "picture": None}
given = {"kind": "article", "slug": "a-talked-about-article", "author": "Ada", "by": None, "now": timezone.now()}
publishing.publish(editing.create(wording=wording, **given), at=None, by=None, now=timezone.now(), reason="a journey")
"""
WORDS = "Mine doubled in a week! שלום 🥛 " + "o" * 120


def link_in_mail(books: Books, email: str, subject: str) -> str:
    """Where the one mail with these words in its subject leads to, once the worker is done."""
    books.quiet()
    [mail] = [mail for mail in books.mails(email) if subject in str(mail["Subject"])]
    [address] = re.findall(r"^http\S+/comments/\S+", body(mail, "plain") or "", re.MULTILINE)
    return str(address)


def test_comment_goes_from_reader_to_reader(page: Page, owner: Page, books: Books, email: str) -> None:
    books.shop.ask(ARTICLE)
    page.goto("/a-talked-about-article/")
    page.get_by_label("Your comment").fill(WORDS)
    page.get_by_label("Your name").fill("Ada")
    page.get_by_label("Your e-mail").fill(email)
    photo = FilePayload(name="jar.jpg", mimeType="image/jpeg", buffer=from_a_phone().read())
    page.get_by_label("A photograph").set_input_files(photo)
    page.get_by_label("Mail me when somebody answers").check()
    page.get_by_role("button", name="Send it").click()
    expect(page.get_by_text(f"There is a mail on its way to {email}")).to_be_visible()

    page.goto(link_in_mail(books, email, "confirm your comment"))
    page.get_by_role("button", name="Send my comment").click()
    expect(page.get_by_role("heading", name="Thank you, it has arrived")).to_be_visible()

    owner.goto("/dashboard/comments/")
    expect(owner.get_by_role("link", name="Comments (1)", include_hidden=True)).to_have_count(1)  # in a closed menu
    owner.get_by_text("Answer it (and approve it)").click()
    owner.get_by_label("Your answer").fill("How lovely!")
    owner.get_by_role("button", name="Answer", exact=True).click()
    expect(owner.get_by_text("Your answer stands below it.")).to_be_visible()

    page.goto(link_in_mail(books, email, "answered you"))
    expect(page).to_have_url(re.compile(r"/a-talked-about-article/#comment-\d+$"))
    eventually(lambda: page.reload() and page.locator(".comment-0").count(), seconds=15, every=1)  # remembered pages
    expect(page.locator(".comment-0 .comment-text")).to_have_text(WORDS)
    expect(page.locator(".comment-0 img")).to_be_visible()
    expect(page.locator(".comment-1")).to_contain_text("from our kitchen")
