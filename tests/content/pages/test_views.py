"""What readers get at a page's address."""

import re
from datetime import timedelta

import pytest
from django.test import Client

from content.pages import editing, publishing
from content.pages.models import Page
from tests import factories
from tests.conftest import Clock
from tests.factories import NOON
from tests.writing import published, rewrite, written

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]
LONG = "<h2>One</h2><p>a</p><h2>Two</h2><h3>Part</h3><p>b</p>"


def page_at(address: str) -> str:
    response = Client().get(address)
    assert response.status_code == 200
    return response.content.decode()


def status(address: str) -> int:
    return int(Client().get(address).status_code)


def test_article_shows_its_words_and_who_wrote_it() -> None:
    page = published(title="Kefir & you", summary="Read me.", body="<p>The text.</p>")
    Page.objects.filter(pk=page.pk).update(last_reviewed=NOON.date())

    html = page_at("/kefir-benefits/")

    assert re.findall(r"<h1>(.*?)</h1>", html) == ["Kefir &amp; you"]
    assert re.findall(r'<div class="prose">(.*?)</div>', html) == ["<p>The text.</p>"]
    assert re.findall(r"<time[^>]*>(.*?)</time>", html) == ["October 6, 2026", "October 6, 2026"]
    assert ("By Ada" in html, "1 minute to read" in html) == (True, True)
    assert '<meta name="description" content="Read me.">' in html


def test_search_engines_get_their_own_words() -> None:
    published(search_title="Benefits", search_description="Short.")

    html = page_at("/kefir-benefits/")

    assert re.findall(r"<title>(.*?) ·", html) == ["Benefits"]
    assert '<meta name="description" content="Short.">' in html
    assert '<link rel="canonical" href="http://testserver/kefir-benefits/">' in html


def test_contents_are_made_of_the_headings() -> None:
    published(body=LONG)

    html = page_at("/kefir-benefits/")

    assert re.findall(r'<a href="#([\w-]+)">(\w+)</a>', html) == [("one", "One"), ("two", "Two"), ("part", "Part")]
    assert re.findall(r'<h[23] id="([\w-]+)">', html) == ["one", "two", "part"]


def test_short_text_has_no_contents() -> None:
    published(body="<h2>One</h2><p>a</p>")

    assert 'class="contents"' not in page_at("/kefir-benefits/")


def test_draft_is_not_found() -> None:
    written()

    assert status("/kefir-benefits/") == 404


def test_planned_page_appears_at_its_time(clock: Clock) -> None:
    published(at=NOON + timedelta(minutes=5))
    before = status("/kefir-benefits/")
    clock.move(minutes=5)

    assert (before, status("/kefir-benefits/")) == (404, 200)


def test_remembered_page_gives_way_to_a_planned_text_within_ten_seconds(clock: Clock) -> None:
    page = published(title="Old")
    rewrite(page, title="New")
    publishing.publish(page, at=NOON + timedelta(minutes=1), by=None, now=NOON)
    clock.move(seconds=59)
    before = page_at("/kefir-benefits/")
    clock.move(seconds=11)

    assert ("<h1>Old</h1>" in before, "<h1>New</h1>" in page_at("/kefir-benefits/")) == (True, True)


def test_page_that_was_taken_off_is_not_found(clock: Clock) -> None:
    publishing.unpublish(published(), by=None, now=NOON)

    assert status("/kefir-benefits/") == 404


def test_old_address_leads_to_the_new_one_for_good() -> None:
    page = published("one")
    editing.move(page, "two", now=NOON)
    editing.move(page, "three", now=NOON)

    answers = [Client().get(address) for address in ("/one/", "/two/")]

    assert [(each.status_code, each.headers["Location"]) for each in answers] == [(301, "/three/"), (301, "/three/")]


def test_old_address_of_a_page_that_is_gone_leads_nowhere() -> None:
    page = published("one")
    editing.move(page, "two", now=NOON)
    publishing.unpublish(page, by=None, now=NOON)

    assert status("/one/") == 404


def test_old_address_of_a_question_leads_to_the_new_one() -> None:
    question = published("which-milk", kind=Page.Kind.QUESTION)
    editing.move(question, "what-milk", now=NOON)

    answer = Client().get("/faq/which-milk/")

    assert (answer.status_code, answer.headers["Location"]) == (301, "/faq/what-milk/")


def test_page_of_one_kind_does_not_answer_at_the_address_of_another() -> None:
    published("which-milk", kind=Page.Kind.QUESTION)
    published("an-article")

    assert (status("/which-milk/"), status("/faq/an-article/")) == (404, 404)


def test_reader_who_has_the_page_already_is_told_so() -> None:
    published()
    first = Client().get("/kefir-benefits/")

    by_tag = Client().get("/kefir-benefits/", headers={"If-None-Match": first.headers["ETag"]})
    by_date = Client().get("/kefir-benefits/", headers={"If-Modified-Since": first.headers["Last-Modified"]})

    assert first.headers["Last-Modified"] == "Tue, 06 Oct 2026 14:00:00 GMT"
    assert (by_tag.status_code, by_date.status_code, by_tag.content) == (304, 304, b"")


def test_pages_before_and_after_are_offered() -> None:
    for number, slug in enumerate(["first", "second", "third"]):
        published(slug, title=slug.title(), now=NOON - timedelta(days=9 - number))
    published("policy", kind=Page.Kind.GUIDE)
    written("a-draft")

    html = page_at("/second/")

    assert re.findall(
        r'rel="(prev|next)"[^>]*href="([^"]+)"|rel="(next)" class="around-next" href="([^"]+)"', html
    ) == [
        ("prev", "/first/", "", ""),
        ("next", "/third/", "", ""),
    ]


def test_related_pages_are_offered_as_long_as_they_are_public() -> None:
    page, other, hidden = published("one"), published("two", kind=Page.Kind.GUIDE, title="Two"), written("three")
    page.related.set([other, hidden])

    html = page_at("/one/")

    assert re.findall(r'<h3><a href="([^"]+)">(\w+)</a></h3>', html) == [("/two/", "Two")]


def test_page_can_be_passed_on_without_anybody_knowing() -> None:
    published(title="Kefir & you")

    html = page_at("/kefir-benefits/")

    mail = "mailto:?subject=Kefir%20%26%20you&amp;body=http%3A%2F%2Ftestserver%2Fkefir-benefits%2F"
    assert re.findall(r'href="(mailto:[^"]+)"', html) == [mail]
    assert re.findall(r'readonly value="([^"]+)"', html) == ["http://testserver/kefir-benefits/"]


def test_visitor_with_a_basket_reads_the_same_page(client: Client) -> None:
    published(title="Kefir")
    jar = factories.jar()
    client.post(f"/basket/add/{jar.pk}/", {"quantity": 2}, headers={"Sec-Fetch-Site": "same-origin"})

    html = client.get("/kefir-benefits/").content.decode()

    assert ("<h1>Kefir</h1>" in html, 'class="badge">2<' in html) == (True, True)


def test_list_of_articles_has_the_newest_first() -> None:
    published("old", title="Old", now=NOON - timedelta(days=1))
    published("new", title="New")
    published("guide", kind=Page.Kind.GUIDE)
    written("draft")

    assert re.findall(r'<h2><a href="([^"]+)">', page_at("/read/")) == ["/new/", "/old/"]
