"""What the writing desk has for the owner's front page."""

from collections.abc import Iterator
from datetime import datetime

from django.db.models import Count, Min
from django.urls import reverse
from django.utils.timezone import localdate

from content.pages.models import Page
from shop.backoffice.waiting import Waiting, counted


def pages_waiting(now: datetime) -> Iterator[Waiting]:
    """Pages whose day for a review has come."""
    due = Page.objects.due(localdate(now)).aggregate(count=Count("pk"), since=Min("review_by"))
    if due["count"]:
        words = counted(due["count"], "page is to be reviewed", "pages are to be reviewed")
        yield Waiting(words, reverse("editor:list"), "content_pages.view_page", since=due["since"])
