"""Finding what there is to read by words."""

import pytest
from django.test import Client

from content.pages.models import Page
from content.pages.searching import pages_with
from tests.conftest import Clock
from tests.factories import NOON
from tests.writing import published, written

pytestmark = pytest.mark.django_db


def found(*words: str) -> list[str]:
    return [link.url for link in pages_with(list(words), now=NOON)]


def test_every_word_must_be_somewhere_in_the_text() -> None:
    published("kefir-breaks", title="Taking a break", body="<p>The <strong>fridge</strong> is fine.</p>")

    assert [found(*words) for words in (["FRIDGE"], ["break", "fridge"], ["break", "freezer"])] == [
        ["/kefir-breaks/"],
        ["/kefir-breaks/"],
        [],
    ]


def test_page_with_the_words_in_its_title_comes_first() -> None:
    published("a-day", title="A day", body="<p>Whey is fine.</p>"), published("z-whey", title="Whey")

    assert found("whey") == ["/z-whey/", "/a-day/"]


def test_words_of_the_markup_are_no_words_of_the_text() -> None:
    published(body='<div data-block="callout" data-tone="tip"><p>Stir.</p></div>')

    assert [found(word) for word in ("callout", "data-tone", "div", "stir")] == [[], [], [], ["/kefir-benefits/"]]


def test_drafts_and_what_is_not_public_yet_stay_unfound() -> None:
    written("draft", title="Whey"), published("planned", title="Whey", at=NOON.replace(year=NOON.year + 1))

    assert found("whey") == []


def test_nothing_asked_finds_nothing_to_read() -> None:
    published()

    assert found() == []


def test_search_page_shows_questions_and_articles_beside_the_jars(clock: Clock) -> None:
    published("is-whey-normal", kind=Page.Kind.QUESTION, title="Is whey normal?"), published("whey", title="Whey & you")

    page = Client().get("/search/?q=whey").content.decode()

    assert [words for words in ("Is whey normal?", "Whey &amp; you", "Nothing with") if words in page] == [
        "Is whey normal?",
        "Whey &amp; you",
    ]
