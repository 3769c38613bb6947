"""Comments for tests, written, confirmed and approved the way people do it."""

import itertools
from datetime import datetime
from typing import Any

from django.contrib.auth import get_user_model

from content.comments import confirming, moderating
from content.comments.models import PageComment
from content.comments.posting import Written, post
from content.pages.models import Page
from tests import factories
from tests.factories import NOON

_count = itertools.count(1)


def owner() -> Any:
    """The one member of staff who decides."""
    return get_user_model().objects.filter(is_staff=True).first() or factories.staff()


def unconfirmed(
    page: Page, words: str = "", *, above: PageComment | None = None, now: datetime = NOON, **given: Any
) -> PageComment:
    """A comment whose writer has not been heard of again."""
    number = next(_count)
    typed = {"name": "Ada", "email": f"reader{number}@example.org", "words": words or f"Comment {number}", **given}
    return post(page, Written(**typed), above=above, now=now)


def waiting(page: Page, words: str = "", *, now: datetime = NOON, **given: Any) -> PageComment:
    """A comment that the owner should look at."""
    comment = unconfirmed(page, words, now=now, **given)
    confirming.confirm(comment, now=now)
    return comment


def shown(page: Page, words: str = "", *, now: datetime = NOON, **given: Any) -> PageComment:
    """A comment that readers see."""
    comment = waiting(page, words, now=now, **given)
    assert moderating.approve(comment, by=owner(), now=now)
    return comment


def state_of(comment: PageComment) -> str:
    """Where the comment stands in the database now; empty if the row is gone."""
    return PageComment.objects.filter(pk=comment.pk).values_list("state", flat=True).first() or ""
