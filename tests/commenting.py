"""Comments for tests, written, confirmed and approved the way people do it."""

import itertools
from datetime import datetime
from typing import Any

from django.contrib.auth import get_user_model
from django.contrib.contenttypes.models import ContentType

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


WORDS = "About forty words of plain talk, with a link to https://example.org/kefir and an emoji 🥛. " * 3


def talk(page: Page, count: int) -> None:
    """So many comments in threads of three, as they are once they have been approved."""
    known: dict[str, Any] = {
        "page": page,
        "content_type": ContentType.objects.get_for_model(Page),
        "object_pk": str(page.pk),
        "site_id": 1,
        **dict.fromkeys(("submit_date", "changed_at", "shown_at"), NOON),
        "state": "public",
        "is_public": True,
    }
    last = 0
    for number in range(count):
        above = last if number % 3 else 0
        words = {"user_name": f"Reader {number}", "comment": f"{WORDS}\n\n{number}"}
        last = PageComment.objects.create(**known, **words, parent_id=above).pk
