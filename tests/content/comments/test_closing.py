"""An article whose talk the owner has closed."""

from typing import Any

import pytest
from django.test import Client

from content.comments import moderating
from content.comments.models import PageComment
from content.pages.models import Page
from tests import factories
from tests.commenting import owner, shown, waiting
from tests.factories import NOON

ADDRESS = "/kefir-benefits/"
GIVEN = {"name": "Ada", "email": "ada@example.org", "comment": "Mine doubled <b>in a week</b>!"}


@pytest.fixture
def closed(article: Page) -> Page:
    Page.objects.filter(pk=article.pk).update(takes_comments=False)
    return article


def html(address: str = ADDRESS) -> str:
    return Client().get(address).content.decode()


def test_what_was_said_stays_without_form_and_without_answers(closed: Page) -> None:
    shown(closed, "Said before")

    page = html()

    assert ("Said before" in page, "This talk is closed." in page) == (True, True)
    assert ("<textarea" in page, "/answer/" in page, "/report/" in page) == (False, False, True)


def test_article_that_nobody_talked_about_says_nothing_of_comments(closed: Page) -> None:
    assert 'id="comments"' not in html()


def test_comment_that_comes_too_late_is_refused_and_its_words_are_given_back(closed: Page, reader: Client) -> None:
    response: Any = reader.post("/comments/on/kefir-benefits/", GIVEN)

    assert (response.status_code, PageComment.objects.count()) == (403, 0)
    assert "Mine doubled &lt;b&gt;in a week&lt;/b&gt;!</textarea>" in response.content.decode()


def test_answer_is_refused_too(closed: Page, reader: Client) -> None:
    above = shown(closed, "Said before")

    answers = [reader.get(f"/comments/{above.pk}/answer/"), reader.post(f"/comments/{above.pk}/answer/", GIVEN)]

    assert ([each.status_code for each in answers], PageComment.objects.count()) == ([403, 403], 1)


def test_what_waits_can_still_be_approved_and_answered_by_the_owner(closed: Page) -> None:
    comment = waiting(closed)

    moderating.reply(comment, words="Lovely!", by=owner(), name="Ada", now=NOON)

    assert ("Lovely!" in html(), PageComment.objects.filter(state="public").count()) == (True, 2)


@pytest.mark.parametrize(("kind", "asked"), [("article", True), ("guide", False), ("question", False)])
def test_owner_closes_it_beside_the_address_of_an_article(db: None, kind: str, asked: bool) -> None:
    page = Page.objects.create(kind=kind, slug="some-page", author="Ada", created_at=NOON)
    desk = Client()
    desk.force_login(factories.staff())
    address = f"/dashboard/writing/{page.pk}/settings/"

    offered = 'name="takes_comments"' in desk.get(address).content.decode()
    desk.post(address, {"slug": "some-page", "author": "Ada", "position": "0"})

    page.refresh_from_db()
    assert (offered, page.takes_comments) == (asked, not asked)
