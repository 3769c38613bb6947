"""What a talked-about article costs, and when a browser has to fetch it again."""

from datetime import timedelta

import pytest
from django.core.cache import caches
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from content.comments import moderating
from content.comments.models import PageComment
from content.pages.models import Page
from tests import factories
from tests.commenting import owner, shown, talk, waiting
from tests.conftest import Clock
from tests.writing import published

ADDRESS = "/kefir-benefits/"


def again(headers: dict[str, str] | None = None) -> tuple[int, list[str], dict[str, str]]:
    """Status, queries and headers, for a reader for whom nothing is remembered."""
    caches["pages"].clear()
    with CaptureQueriesContext(connection) as seen:
        response = Client().get(ADDRESS, headers=headers)
    asked = [query["sql"] for query in seen.captured_queries if 'JSON(\'{"a"' not in query["sql"]]
    return response.status_code, asked, dict(response.items())


@pytest.mark.parametrize("count", [0, 3, 60])
def test_article_with_jars_and_comments_costs_three_queries_however_many(db: None, clock: Clock, count: int) -> None:
    page = published(body=f'<div data-block="jar" data-jar="{factories.jar().slug}"></div>')
    talk(page, count)
    again()

    status, asked, _ = again()

    assert (status, len(asked)) == (200, 3), asked


def test_longer_talk_goes_on_behind_a_link(db: None, clock: Clock) -> None:
    talk(published(), 302)

    first, second = (Client().get(ADDRESS + tail).content.decode() for tail in ("", "?comments=2"))

    assert [page.count('<li class="comment ') for page in (first, second)] == [300, 2]
    assert "302 comments" in first
    assert f"{ADDRESS}?comments=2#comments" in first
    assert f'rel="prev" href="{ADDRESS}#comments"' in second
    last = PageComment.objects.latest("pk")
    assert Client().get(last.get_absolute_url()).headers["Location"] == f"{ADDRESS}?comments=2#comment-{last.pk}"


@pytest.mark.parametrize("asked", ["0", "-1", "x", "99999999999999999999", "²", ""])
def test_page_of_comments_that_makes_no_sense_is_the_first(article: Page, asked: str) -> None:
    shown(article, "Here")

    assert "Here" in Client().get(ADDRESS, {"comments": asked}).content.decode()


def test_page_is_the_same_until_a_comment_is_approved_or_taken_off(article: Page, clock: Clock) -> None:
    _, _, first = again()
    seen = {"If-None-Match": first["ETag"]}, {"If-Modified-Since": first["Last-Modified"]}
    clock.move(minutes=1)
    comment = waiting(article, now=clock.now)
    unchanged = [again(headers)[0] for headers in seen]
    moderating.approve(comment, by=owner(), now=clock.now)
    approved = [again(headers)[0] for headers in seen]
    _, _, second = again()
    clock.move(minutes=1)
    moderating.mark_as_spam(comment, by=owner(), now=clock.now)
    hidden = again({"If-Modified-Since": second["Last-Modified"]})[0], again({"If-None-Match": second["ETag"]})[0]

    assert (unchanged, approved, hidden) == ([304, 304], [200, 200], (200, 200))
    assert second["ETag"] != first["ETag"]


def test_reader_sees_a_new_comment_within_ten_seconds(article: Page, clock: Clock) -> None:
    Client().get(ADDRESS)
    shown(article, "Brand new", now=clock.now)
    clock.move_to(clock.now + timedelta(seconds=11))

    assert "Brand new" in Client().get(ADDRESS).content.decode()
