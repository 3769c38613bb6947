"""The link in the mail: looking changes nothing, pressing twice changes nothing more, three days are enough."""

from typing import Any

import pytest
from django.test import Client

from content.comments import moderating
from content.comments.models import PageComment
from content.pages.models import Page
from shop.mail.models import Mail
from shop.outbox.sweep import run_due
from shop.pictures.intake import ready
from tests import photographs
from tests.commenting import owner, shown, state_of, unconfirmed, waiting
from tests.conftest import Clock


def link(comment: PageComment, tail: str = "") -> str:
    return f"/comments/mine/{comment.token}/{tail}"


def test_looking_changes_nothing_and_the_button_sends_it(article: Page) -> None:
    comment = unconfirmed(article, "Mine doubled")

    looked = Client().get(link(comment))
    before = state_of(comment)
    Client().post(link(comment), {"move": "confirm"})

    assert "Mine doubled" in looked.content.decode()
    assert (looked.headers["Referrer-Policy"], looked.headers["Cache-Control"]) == ("no-referrer", "no-store, private")
    assert (before, state_of(comment)) == ("unconfirmed", "waiting")


def test_second_press_changes_nothing_whatever_the_owner_decided(article: Page) -> None:
    comment = waiting(article)
    moderating.hide(comment, by=owner(), now=comment.submit_date)

    response = Client().post(link(comment), {"move": "confirm"})

    assert (response.status_code, state_of(comment)) == (302, "hidden")


@pytest.mark.parametrize("token", ["x", "AAAAAAAAAAAAAAAAAAAAAA", "..", "a" * 400])
def test_forged_link_leads_nowhere(article: Page, token: str) -> None:
    comment = unconfirmed(article)

    response = Client().post(f"/comments/mine/{token}/", {"move": "confirm"})

    assert response.status_code == 404
    assert "This link leads nowhere" in response.content.decode()
    assert state_of(comment) == "unconfirmed"


def test_link_is_good_for_three_days_and_then_nothing_is_left(
    article: Page, clock: Clock, django_capture_on_commit_callbacks: Any
) -> None:
    photo = ready(photographs.from_a_phone())
    late, just = unconfirmed(article, photo=photo), unconfirmed(article)
    stored = late.photo.original
    clock.move(days=2, hours=23)
    Client().post(link(just), {"move": "confirm"})
    clock.move(hours=1)
    response = Client().post(link(late), {"move": "confirm"})
    with django_capture_on_commit_callbacks(execute=True):
        run_due(clock.now)

    assert (response.status_code, state_of(just), state_of(late)) == (404, "waiting", "")
    assert not stored.storage.exists(stored.name)


def test_unknown_button_is_refused(article: Page) -> None:
    comment = unconfirmed(article)

    assert Client().post(link(comment), {"move": "approve"}).status_code == 400
    assert state_of(comment) == "unconfirmed"


def test_writer_takes_back_what_nobody_has_seen_and_no_row_is_left(article: Page) -> None:
    comment = unconfirmed(article)

    Client().post(link(comment), {"move": "delete"})

    assert PageComment.objects.count() == 0
    assert list(Mail.objects.values_list("to", "state")) == [("", "skipped")]


def test_writer_takes_back_what_was_answered_and_the_answer_stays(article: Page) -> None:
    comment = shown(article, "To be forgotten", name="Zenobia", wants_answers=True)
    shown(article, "The answer", above=comment)

    Client().post(link(comment), {"move": "delete"})

    page = Client().get("/kefir-benefits/").content.decode()
    row = PageComment.objects.get(pk=comment.pk)
    assert ("To be forgotten" in page, "Zenobia" in page) == (False, False)
    assert ("This comment was taken off." in page, "The answer" in page) == (True, True)
    assert (row.comment, row.user_name, row.user_email, row.author_hash) == ("", "", "", "")
    assert Client().get(link(comment)).status_code == 404


def test_address_is_forgotten_once_nothing_needs_it(article: Page) -> None:
    quiet, curious = shown(article), shown(article, wants_answers=True)

    rows = dict(PageComment.objects.values_list("pk", "user_email"))
    assert (rows[quiet.pk], rows[curious.pk] != "") == ("", True)
