"""Writing a page in the dashboard."""

import re
from html import unescape
from typing import Any

import pytest
from django.test import Client

from content.blocks.sanitizer import LONGEST
from content.pages.models import Draft, Page, Revision, SlugRedirect
from tests.writing import published, written

pytestmark = pytest.mark.django_db


def form(**changes: Any) -> dict[str, Any]:
    """What the editor sends for a draft of version 1."""
    words = {"title": "What kefir does", "summary": "A look at the evidence.", "body": "<p>Some words.</p>"}
    return {"version": 1, **words, "search_title": "", "search_description": "", "picture": "", **changes}


def said(response: Any) -> list[str]:
    """The messages and faults that a page shows."""
    html = response.content.decode()
    shown = re.findall(r'<div class="alertinner[^"]*">(.*?)</div>|</i> ([^<]+)</span>', html, re.DOTALL)
    return [" ".join(unescape(re.sub(r"<[^>]+>", "", "".join(each))).split()) for each in shown]


def save(browser: Client, page: Page, **changes: Any) -> Any:
    return browser.post(f"/dashboard/writing/{page.pk}/", form(**changes), follow=True)


def test_page_begins_as_a_draft(owner: Client) -> None:
    given = {"title": "Which milk?", "slug": "Which-Milk", "author": "Nell"}

    response = owner.post("/dashboard/writing/add/question/", given)

    page = Page.objects.get()
    assert response.headers["Location"] == f"/dashboard/writing/{page.pk}/"
    assert (page.kind, page.slug, page.author, page.draft.title) == ("question", "which-milk", "Nell", "Which milk?")
    assert Client().get("/faq/which-milk/").status_code == 404


@pytest.mark.parametrize(
    ("slug", "fault"),
    [
        ("jars", "The shop itself answers at /jars/. Choose another address."),
        ("taken", "Another page has this address. Choose another."),
        ("two words", "Enter a valid “slug” consisting of letters, numbers, underscores or hyphens."),
    ],
)
def test_address_that_is_taken_is_refused(slug: str, fault: str, owner: Client) -> None:
    written("taken")

    response = owner.post("/dashboard/writing/add/article/", {"title": "A", "slug": slug, "author": "B"})

    assert (said(response), Page.objects.count()) == ([fault], 1)


def test_there_is_one_list_of_questions(owner: Client) -> None:
    for _ in range(2):
        response = owner.post("/dashboard/writing/add/faq/", {"title": "Questions", "author": "Nell"})

    assert Page.objects.filter(kind="faq").count() == 1
    assert "There is a list of questions already" in response.content.decode()


def test_unknown_kind_is_not_found(owner: Client) -> None:
    assert owner.get("/dashboard/writing/add/novel/").status_code == 404


def test_saving_keeps_the_words_and_shows_them_to_nobody(owner: Client) -> None:
    page = published(title="Old")

    response = save(owner, page, title="New", body="<h2>Why</h2><p>Because.</p>")

    draft = Draft.objects.get()
    assert said(response) == ["Saved. Readers see it once you publish it."]
    assert (draft.title, draft.body, draft.version) == ("New", "<h2>Why</h2><p>Because.</p>", 2)
    assert "<h1>Old</h1>" in Client().get("/kefir-benefits/").content.decode()


def test_pasted_scripts_are_taken_out_and_the_writer_is_told(owner: Client) -> None:
    page = written()

    response = save(owner, page, body='<p onclick="x()">a</p><script>alert(1)</script><img src=x onerror=y>')

    assert said(response) == ["Saved, but these can't stand in a text and were taken out: onclick, script, img."]
    assert Draft.objects.get().body == "<p>a</p>"


@pytest.mark.parametrize(
    ("body", "fault"),
    [
        ('<div data-block="rocket"></div>', "There is no block named “rocket”."),
        ('<div data-block="callout"></div>', "The block “Remark in a box” needs its “Kind”."),
        (
            '<div data-block="jar" data-jar="no-such-jar"></div>',
            "The block “Jar with price and button” has the jar “no-such-jar”, which there isn't (any more).",
        ),
        ("<p>" + "a" * LONGEST + "</p>", "The text is longer than 400,000 characters. Make two pages of it."),
    ],
)
def test_block_that_can_not_be_shown_is_refused_and_nothing_changes(body: str, fault: str, owner: Client) -> None:
    page = written()

    response = save(owner, page, title="New", body=body)

    assert (response.status_code, said(response)) == (422, [fault])
    assert (Draft.objects.get().title, Draft.objects.get().version) == ("What kefir does", 1)


def test_second_writer_is_told_and_finds_her_text_again(owner: Client, second: Client) -> None:
    page = written()
    save(owner, page, body="<p>The owner's.</p>")

    response = save(second, page, body="<p>The second's.</p>")

    kept = Revision.objects.get()
    assert response.redirect_chain == [(f"/dashboard/writing/{page.pk}/history/1/", 302)]
    told = "owner@shop.example saved this page while you were writing. Your text is not lost: it is kept as No. 1. "
    assert said(response) == [f"{told}Compare it with what is there now, and restore it if yours should stand."]
    assert (Draft.objects.get().body, kept.body) == ("<p>The owner's.</p>", "<p>The second's.</p>")


def test_two_who_publish_and_write_at_once_lose_nothing(owner: Client, second: Client) -> None:
    page = written()
    save(owner, page, title="Newer")

    response = second.post(f"/dashboard/writing/{page.pk}/publish/", {"version": 1}, follow=True)

    assert said(response) == ["Nothing was published: the text has changed since you looked. Read it once more."]
    assert page.publications.count() == 0


def test_editor_offers_every_block_with_its_choices(owner: Client) -> None:
    page = written()

    html = owner.get(f"/dashboard/writing/{page.pk}/").content.decode()

    for name in ("callout", "care", "guide", "jar", "picture", "practice"):
        assert f"&quot;name&quot;:&quot;{name}&quot;" in html
    assert "content_editor/blocks.js" in html
    assert re.findall(r'<iframe name="(\w+)"[^>]* sandbox="([^"]*)"', html) == [
        ("phone", "allow-same-origin"),
        ("desktop", "allow-same-origin"),
    ]


def test_version_is_kept_with_a_note(owner: Client) -> None:
    page = written()

    owner.post(f"/dashboard/writing/{page.pk}/keep/", {"note": "Before the rewrite"})

    kept = Revision.objects.get()
    assert (kept.number, kept.note, kept.made_by_name) == (1, "Before the rewrite", "owner@shop.example")


def settings(browser: Client, page: Page, **changes: Any) -> Any:
    given = {"slug": page.slug, "author": "Ada", "last_reviewed": "2026-10-01", "review_by": "2027-10-01", **changes}
    return browser.post(f"/dashboard/writing/{page.pk}/settings/", given, follow=True)


def test_new_address_leaves_a_redirect(owner: Client) -> None:
    page = published("one")

    settings(owner, page, slug="two")

    answer = Client().get("/one/")
    assert (answer.status_code, answer.headers["Location"]) == (301, "/two/")
    assert str(Page.objects.get().last_reviewed) == "2026-10-01"


def test_new_address_that_the_shop_has_is_refused_and_nothing_changes(owner: Client) -> None:
    page = published("one")

    response = settings(owner, page, slug="basket", author="Somebody else")

    assert said(response) == ["The shop itself answers at /basket/. Choose another address."]
    assert (Page.objects.get().slug, Page.objects.get().author) == ("one", "Ada")
    assert SlugRedirect.objects.count() == 0


def test_list_says_where_each_page_stands(owner: Client) -> None:
    page = published("public", title="Public")
    save(owner, page, title="Public, newer")
    settings(owner, page, review_by="2020-01-01")
    written("draft", title="Draft")

    html = owner.get("/dashboard/writing/").content.decode()

    badges = re.findall(r'class="badge badge-\w+"[^>]*>([^<]+)<', html)
    assert sorted(badges) == ["draft", "draft has changes", "due since Jan 1, 2020", "published"]


@pytest.mark.parametrize("many", [1, 4])
def test_list_costs_the_same_however_long_it_is(many: int, owner: Client, django_assert_max_num_queries: Any) -> None:
    for number in range(many):
        published(f"page-{number}")

    with django_assert_max_num_queries(6):
        owner.get("/dashboard/writing/")


@pytest.mark.parametrize("who", ["shopper", "writer"])
def test_only_who_may_publish_can(who: str, request: pytest.FixtureRequest) -> None:
    page = written()

    response = request.getfixturevalue(who).post(f"/dashboard/writing/{page.pk}/publish/", {"version": 1})

    assert (response.status_code, page.publications.count()) == (403, 0)


def test_who_may_write_can_save_a_draft(writer: Client) -> None:
    page = written()

    save(writer, page, title="By the writer")

    assert Draft.objects.get().title == "By the writer"


@pytest.mark.parametrize("path", ["", "add/article/", "{}/", "{}/settings/", "{}/history/", "{}/publish/", "pictures/"])
def test_customer_finds_no_way_in(path: str, shopper: Client) -> None:
    page = written()

    assert shopper.get(f"/dashboard/writing/{path.format(page.pk)}").status_code == 403
