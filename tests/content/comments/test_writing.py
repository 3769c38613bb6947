"""A reader writes: no script needed, nothing lost on a mistake, one mail with a button."""

import re
from typing import Any

import pytest
from django.core import mail as outbox
from django.test import Client

from content.comments.models import PageComment
from content.pages.models import Page
from shop.mail.models import Mail
from shop.outbox.sweep import run_due
from tests.commenting import shown, state_of, waiting
from tests.factories import NOON

GIVEN = {"name": "Ada", "email": "ada@example.org", "comment": "Mine doubled in a week!"}


def write(reader: Client, address: str = "/comments/on/kefir-benefits/", **changes: Any) -> Any:
    return reader.post(address, {**GIVEN, **changes})


def page_of(response: Any) -> str:
    return str(response.content.decode())


def test_comment_waits_for_its_writer_and_she_is_told(article: Page, reader: Client) -> None:
    response = write(reader, followup="on")
    page = page_of(reader.get("/kefir-benefits/"))
    run_due(NOON)

    [comment] = PageComment.objects.all()
    assert (response.status_code, response.headers["Location"]) == (302, "/kefir-benefits/")
    assert "There is a mail on its way to ada@example.org" in page
    assert GIVEN["comment"] not in page
    assert (comment.state, comment.is_public, comment.ip_address, comment.followup) == (
        "unconfirmed",
        False,
        None,
        True,
    )
    [message] = outbox.outbox
    assert (message.to, message.subject) == (["ada@example.org"], "Please confirm your comment on “What kefir does”")
    assert f"http://testserver/comments/mine/{comment.token}/" in message.body


def test_same_words_twice_are_one_comment(article: Page, reader: Client) -> None:
    write(reader)
    write(reader)

    assert (PageComment.objects.count(), Mail.objects.count()) == (1, 1)


@pytest.mark.parametrize(
    ("field", "typed", "said"),
    [
        ("name", "", "Please write a name; your first name will do."),
        ("name", "\u2028 \u200b", "Please write a name; your first name will do."),
        ("name", "see https://pills.example", "A name, please, without a web address."),
        ("email", "ada@", "Please write your e-mail address, such as ada@example.org."),
        ("email", "ada@example.org\nBcc: all@example.org", "Please write your e-mail address"),
        ("comment", "  \n ", "Please write a few words."),
        ("comment", "x" * 3001, "Ensure this value has at most 3000 characters (it has 3001)."),
        ("comment", "a\x00b", "Null characters are not allowed."),
    ],
)
def test_mistake_is_named_and_what_was_typed_stays(
    article: Page, reader: Client, field: str, typed: str, said: str
) -> None:
    response = write(reader, **{field: typed})

    page = page_of(response)
    kept = {name: words for name, words in GIVEN.items() if name != field}
    assert response.status_code == 422
    assert said in page
    assert [words for words in kept.values() if words not in page] == []
    assert PageComment.objects.count() == 0


def test_name_forges_no_header(article: Page, reader: Client) -> None:
    write(reader, name="Ada\r\nBcc: all@example.org", followup="on")

    [comment] = PageComment.objects.all()
    assert comment.user_name == "Ada Bcc: all@example.org"


def test_script_stands_on_the_page_as_it_was_typed(article: Page, reader: Client) -> None:
    shown(article, "<script>alert(1)</script>", name="<b>Ada</b>")

    page = page_of(reader.get("/kefir-benefits/"))

    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page
    assert "&lt;b&gt;Ada&lt;/b&gt;" in page
    assert "<script>alert" not in page


def test_robot_is_thanked_and_leaves_nothing(article: Page, reader: Client) -> None:
    response = write(reader, website="https://pills.example")

    assert (response.status_code, PageComment.objects.count(), Mail.objects.count()) == (302, 0, 0)


def test_form_on_another_site_is_refused(article: Page) -> None:
    response = Client(headers={"Sec-Fetch-Site": "cross-site"}).post("/comments/on/kefir-benefits/", GIVEN)

    assert (response.status_code, PageComment.objects.count()) == (403, 0)


def test_answer_stands_below_what_it_answers(article: Page, reader: Client) -> None:
    first, second = shown(article, "First", name="Bob"), shown(article, "Second")
    asked = page_of(reader.get(f"/comments/{first.pk}/answer/"))
    write(reader, f"/comments/{first.pk}/answer/", comment="To the first")

    answer = PageComment.objects.get(comment="To the first")
    order = PageComment.objects.order_by("thread_id", "order").values_list("pk", flat=True)
    assert re.findall(r"<h1>(.*?)</h1>", asked) == ["Answer <bdi>Bob</bdi>"]
    assert (answer.level, answer.parent_id) == (1, first.pk)
    assert list(order) == [first.pk, answer.pk, second.pk]


def test_answer_to_the_innermost_level_stands_beside_it(article: Page) -> None:
    above = shown(article)
    for _ in range(4):
        above = shown(article, above=above)

    assert list(PageComment.objects.order_by("pk").values_list("level", flat=True)) == [0, 1, 2, 2, 2]


@pytest.mark.parametrize("address", ["answer/", "report/", ""])
def test_comment_that_is_not_shown_has_no_address(article: Page, reader: Client, address: str) -> None:
    comment = waiting(article)

    assert reader.get(f"/comments/{comment.pk}/{address}").status_code == 404


@pytest.mark.parametrize("kind", ["guide", "question"])
def test_only_articles_are_talked_about(article: Page, reader: Client, kind: str) -> None:
    Page.objects.update(kind=kind)

    assert write(reader).status_code == 404
    assert 'id="comments"' not in page_of(reader.get(Page.objects.get().get_absolute_url()))


def test_address_of_a_comment_leads_to_where_it_stands(article: Page, reader: Client) -> None:
    comment = shown(article)

    response = reader.get(f"/comments/{comment.pk}/")

    assert response.headers["Location"] == f"/kefir-benefits/#comment-{comment.pk}"
    assert state_of(comment) == "public"
