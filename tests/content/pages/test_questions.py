"""The list of questions, and looking for a word in it."""

import re

import pytest
from django.test import Client

from content.pages.models import Page
from tests.writing import published, written

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]


@pytest.fixture
def faq() -> Page:
    """Three public questions, one of them in another order, and a draft."""
    page = published("faq", kind=Page.Kind.FAQ, title="Questions", body="")
    published("which-milk", kind=Page.Kind.QUESTION, title="Which milk?", body="<h2>In short</h2><p>Fresh milk.</p>")
    published("how-sour", kind=Page.Kind.QUESTION, title="How sour?", body="<h2>In short</h2><p>Pleasantly.</p>")
    last = published("who-not", kind=Page.Kind.QUESTION, title="Who should not?", body="<p>Milk allergy.</p>")
    Page.objects.filter(pk=last.pk).update(position=5)
    written("draft", kind=Page.Kind.QUESTION, title="Secret?")
    return page


def asked(query: str) -> list[str]:
    """The anchors of the questions that the page shows."""
    html = Client().get(f"/faq/{query}").content.decode()
    return re.findall(r'<section class="question" id="([\w-]+)"', html)


def test_all_public_questions_stand_there_in_the_owners_order(faq: Page) -> None:
    assert asked("") == ["who-not", "which-milk", "how-sour"]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("?q=MILK", ["who-not", "which-milk"]),
        ("?q=fresh+milk", ["which-milk"]),
        ("?q=++", ["who-not", "which-milk", "how-sour"]),
        ("?q=tractor", []),
        ("?q=%00milk", ["who-not", "which-milk"]),
        ("?q=secret", []),
        ("?q=h2", []),
    ],
)
def test_search_finds_what_has_all_the_words(query: str, found: list[str], faq: Page) -> None:
    assert asked(query) == found


def test_what_was_asked_is_shown_as_text(faq: Page) -> None:
    html = Client().get("/faq/?q=<script>x").content.decode()

    assert ("<script>x" in html, "“&lt;script&gt;x”" in html) == (False, True)


def test_very_long_question_is_cut(faq: Page) -> None:
    html = Client().get(f"/faq/?q={'a' * 5000}").content.decode()

    assert f'value="{"a" * 80}"' in html


def test_each_anchor_stands_on_the_list_once(faq: Page) -> None:
    anchors = re.findall(r' id="([^"]+)"', Client().get("/faq/").content.decode())

    assert sorted(set(anchors)) == sorted(anchors)


def test_question_has_a_page_of_its_own_below_the_list(faq: Page) -> None:
    html = Client().get("/faq/which-milk/").content.decode()

    assert re.findall(r"<h1>(.*?)</h1>", html) == ["Which milk?"]
    main = html[html.index("<main") : html.index("</main>")]
    assert re.findall(r'<li><a href="(/faq/)">Questions</a></li>', main) == ["/faq/"]


def test_without_a_list_there_is_no_page(db: None) -> None:
    assert Client().get("/faq/").status_code == 404
