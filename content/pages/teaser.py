"""The newest articles, for the front page."""

from collections.abc import Iterator

from django.utils import timezone

from content.pages.finding import articles
from content.teasers import MOST, Teaser

DRAWING = "glass.svg"


def newest_articles() -> Iterator[Teaser]:
    """One query; what stands there is what readers see now."""
    for each in articles(timezone.now())[:MOST]:
        yield Teaser(each.text.title, each.text.summary, each.page.get_absolute_url(), DRAWING)
