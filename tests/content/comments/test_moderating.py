"""The owner decides in the dashboard; what she decides is what readers see."""

from typing import Any

import pytest
from django.contrib.auth.models import Permission
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django_comments.models import CommentFlag

from content.comments import confirming
from content.comments.models import PageComment
from content.pages.models import Page
from shop.mail.models import Mail
from shop.outbox.sweep import run_due
from tests import factories
from tests.commenting import owner, shown, state_of, unconfirmed, waiting
from tests.conftest import Clock
from tests.factories import NOON

DESK = "/dashboard/comments/"


@pytest.fixture
def desk(article: Page) -> Client:
    browser = Client()
    browser.force_login(owner())
    return browser


def press(desk: Client, comment: PageComment, move: str) -> Any:
    return desk.post(f"{DESK}{comment.pk}/", {"move": move}, follow=True)


def seen() -> str:
    return str(Client().get("/kefir-benefits/").content.decode())


@pytest.mark.parametrize(
    ("move", "state", "is_seen", "is_public", "is_removed"),
    [
        ("approve", "public", True, True, False),
        ("hide", "hidden", False, False, False),
        ("spam", "spam", False, False, False),
        ("delete", "deleted", False, False, True),
    ],
)
def test_each_button_does_what_it_says(
    article: Page, desk: Client, move: str, state: str, is_seen: bool, is_public: bool, is_removed: bool
) -> None:
    comment = waiting(article, "Plain words")

    press(desk, comment, move)

    row = PageComment.objects.get()
    assert (row.state, row.is_public, row.is_removed) == (state, is_public, is_removed)
    assert ("Plain words" in seen()) is is_seen
    assert CommentFlag.objects.get().user == owner()


def test_only_what_was_confirmed_is_in_the_queue_and_the_menu_counts_it(article: Page, desk: Client) -> None:
    unconfirmed(article, "Not confirmed")
    empty = desk.get(DESK).content.decode()
    waiting(article, "Confirmed")

    page = desk.get(DESK).content.decode()

    assert ("Comments (" in empty, "Comments (1)" in page) == (False, True)
    assert ("Not confirmed" in page, "Confirmed" in page) == (False, True)


def test_comment_that_nobody_confirmed_can_not_be_approved(article: Page, desk: Client) -> None:
    comment = unconfirmed(article)

    page = press(desk, comment, "approve").content.decode()

    assert state_of(comment) == "unconfirmed"
    assert "be changed any more" in page


def test_answers_that_wait_stay_unseen_when_the_comment_above_is_approved_again(article: Page, desk: Client) -> None:
    above = shown(article)
    waiting(article, "Not looked at", above=above)

    press(desk, above, "hide")
    press(desk, above, "approve")

    assert (state_of(above), "Not looked at" in seen()) == ("public", False)


def test_hidden_comment_holds_its_answers_together(article: Page, desk: Client) -> None:
    above = shown(article, "Rude words", name="Rudolf")
    shown(article, "Kind words", above=above)

    press(desk, above, "hide")

    page = seen()
    assert ("Rude words" in page, "Rudolf" in page, "Kind words" in page) == (False, False, True)
    assert "This comment was taken off." in page


def test_what_a_spammer_writes_next_is_spam(article: Page, desk: Client) -> None:
    press(desk, waiting(article, "Pills", email="Pills@example.org"), "spam")
    again = unconfirmed(article, "More pills", email="pills@example.org")
    confirming.confirm(again, now=NOON)

    assert state_of(again) == "spam"


def test_owner_answers_in_her_name_and_approves_by_that(article: Page, desk: Client) -> None:
    comment = waiting(article, "A question?", wants_answers=True)

    desk.post(f"{DESK}{comment.pk}/answer/", {"words": "An <b>answer</b>."})

    page = seen()
    assert state_of(comment) == "public"
    assert ("from our kitchen" in page, "An &lt;b&gt;answer&lt;/b&gt;." in page) == (True, True)
    assert Mail.objects.filter(kind="comment_answer").count() == 1


def test_owner_who_answers_nothing_is_told(article: Page, desk: Client) -> None:
    comment = waiting(article)

    page = desk.post(f"{DESK}{comment.pk}/answer/", {"words": " \n"}, follow=True).content.decode()

    assert "Please write an answer first." in page
    assert (state_of(comment), PageComment.objects.count()) == ("waiting", 1)


@pytest.mark.parametrize("address", ["https://evil.example/", "//evil.example/", "javascript:alert(1)"])
def test_desk_sends_nobody_elsewhere(article: Page, desk: Client, address: str) -> None:
    comment = waiting(article)

    response = desk.post(f"{DESK}{comment.pk}/", {"move": "approve", "next": address})

    assert response.headers["Location"] == DESK


@pytest.mark.parametrize("method", ["get", "post"])
def test_desk_is_for_staff_with_the_permission(article: Page, method: str) -> None:
    comment = waiting(article)
    helper, customer = Client(), Client()
    staff = factories.customer("helper@shop.example", is_staff=True)
    staff.user_permissions.add(Permission.objects.get(codename="view_pagecomment"))
    helper.force_login(staff)
    customer.force_login(factories.customer("bob@example.org"))
    address = DESK if method == "get" else f"{DESK}{comment.pk}/"

    answers = [getattr(browser, method)(address, {"move": "approve"}).status_code for browser in (helper, customer)]

    assert answers == [200 if method == "get" else 403, 403]
    assert state_of(comment) == "waiting"


def test_owner_is_told_once_a_day_while_something_waits(
    article: Page, desk: Client, clock: Clock, django_capture_on_commit_callbacks: Any
) -> None:
    first = waiting(article)
    waiting(article, now=clock.move(minutes=5))
    told = []
    for hours in (1, 4, 24, 24):
        waiting(article, now=clock.now) if hours == 4 else None
        run_due(clock.move(hours=hours))
        told.append(Mail.objects.filter(kind="staff_alert").count())
    for comment in PageComment.objects.all():
        press(desk, comment, "approve")
    run_due(clock.move(hours=48))

    titles = [mail.payload["title"] for mail in Mail.objects.filter(kind="staff_alert").order_by("pk")]
    assert (told, Mail.objects.filter(kind="staff_alert").count()) == ([1, 1, 2, 3], 3)
    assert titles == ["2 comments wait for you", "3 comments wait for you", "3 comments wait for you"]
    assert state_of(first) == "public"


def test_owner_who_was_quick_is_told_of_the_next_one(article: Page, desk: Client, clock: Clock) -> None:
    press(desk, waiting(article), "approve")
    run_due(clock.move(minutes=16))
    waiting(article, now=clock.move(minutes=1))
    run_due(clock.move(minutes=16))

    assert Mail.objects.filter(kind="staff_alert").count() == 1


def test_desk_shows_what_a_comment_answers_and_how_many_lie_on_each_pile(article: Page, desk: Client) -> None:
    above = shown(article, "Is a white skin normal?")
    waiting(article, "It is, mine has one too.", above=above)
    waiting(article, "Mine doubled.")

    given = desk.get("/dashboard/comments/").context

    assert [(each.comment, over and over.comment) for each, over in given["rows"]] == [
        ("It is, mine has one too.", "Is a white skin normal?"),
        ("Mine doubled.", None),
    ]
    assert [size for _, _, size in given["piles"]] == [2, 1, 0, 0]


def test_desk_costs_the_same_however_many_wait(article: Page, desk: Client) -> None:
    def cost() -> int:
        with CaptureQueriesContext(connection) as asked:
            desk.get("/dashboard/comments/")
        return len(asked)

    above = shown(article)
    waiting(article, above=above)
    one = cost()
    for _ in range(5):
        waiting(article, above=above)

    assert cost() == one
