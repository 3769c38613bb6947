"""What the comments have for the owner's front page."""

from collections.abc import Iterator
from datetime import datetime

from django.db.models import Min
from django.urls import reverse
from django.utils.timezone import localdate

from content.comments.models import PageComment
from shop.backoffice.waiting import Waiting, counted


def comments_waiting(now: datetime) -> Iterator[Waiting]:
    """Comments that she has not looked at, and such as readers reported."""
    comments = PageComment.objects.for_the_owner()
    if count := comments.count():
        oldest = comments.aggregate(oldest=Min("submit_date"))["oldest"]
        words = counted(count, "comment is to be looked at", "comments are to be looked at")
        yield Waiting(words, reverse("comment-desk:comments"), "content_comments.view_pagecomment", localdate(oldest))
