"""The newest articles are named on the front page, and reading stands in the menus."""

import re
from datetime import timedelta

import pytest
from django.test import Client

from content.pages.models import Page
from content.pages.teaser import newest_articles
from tests.factories import NOON
from tests.writing import published, written

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]


def test_front_page_names_the_newest_articles() -> None:
    for days in range(4):
        published(f"article-{days}", title=f"Article {days}", summary="Read me.", now=NOON - timedelta(days=days))
    published("policy", kind=Page.Kind.GUIDE)
    written("draft")

    assert [str(each.address) for each in newest_articles()] == ["/article-0/", "/article-1/", "/article-2/"]
    assert re.findall(r'<a href="(/article-\d/)">', Client().get("/").content.decode()) == [
        "/article-0/",
        "/article-1/",
        "/article-2/",
    ]


def test_reading_stands_in_head_and_foot() -> None:
    assert Client().get("/").content.decode().count('href="/read/"') == 2


@pytest.mark.parametrize("has_list", [True, False])
def test_reading_list_leads_to_the_questions_only_if_there_are_any(has_list: bool) -> None:
    if has_list:
        published("faq", kind=Page.Kind.FAQ, title="Questions")

    main = re.search(r"<main.*</main>", Client().get("/read/").content.decode(), re.DOTALL)

    assert main
    assert ('href="/faq/"' in main[0]) == has_list
