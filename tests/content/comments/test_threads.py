"""Which comments stand on a page, and in which order."""

from dataclasses import replace

from django.utils.safestring import SafeString

from content.comments.threads import Shown, threaded
from tests.factories import NOON

ONE = Shown(1, 1, 0, True, False, "Ada", NOON, SafeString("<p>Hello</p>"), None)


def taken_off(comment: Shown) -> Shown:
    return replace(comment, is_public=False)


ANSWER = replace(ONE, pk=2, parent=1, level=1, name="Bob")
BELOW = replace(ONE, pk=3, parent=2, level=2, name="Cleo")


def test_answers_name_whom_they_answer() -> None:
    assert [comment.answers for comment in threaded([ONE, ANSWER, BELOW])] == ["", "Ada", "Bob"]


def test_comment_that_is_gone_holds_the_place_above_its_answers() -> None:
    shown = threaded([taken_off(ONE), taken_off(ANSWER), BELOW])

    assert [(comment.pk, comment.is_public) for comment in shown] == [(1, False), (2, False), (3, True)]


def test_comment_that_is_gone_leaves_nothing_where_nobody_answered() -> None:
    assert [comment.pk for comment in threaded([ONE, ANSWER, taken_off(BELOW)])] == [1, 2]
