"""Looking for words in what readers may read; a few dozen texts need no search engine."""

from datetime import datetime
from functools import reduce
from operator import and_, or_

from django.db.models import Q
from django.utils.html import strip_tags

from content.pages.models import Page, Publication
from content.pages.showing import Link

MOST = 12
KINDS = (Page.Kind.ARTICLE, Page.Kind.GUIDE, Page.Kind.QUESTION)
FIELDS = ("title", "summary", "body")


def pages_with(words: list[str], *, now: datetime) -> list[Link]:
    """Public pages with every word, whatever its case; first those that have them in the title. No words find none."""
    if not words:
        return []
    wanted = [word.lower() for word in words]
    found = [each for each in _perhaps(words, now) if has_words(publication=each, words=wanted)]
    found.sort(key=lambda each: not all(word in each.text.title.lower() for word in wanted))
    return [Link(each.text.title, each.text.summary, each.page.get_absolute_url()) for each in found[:MOST]]


def has_words(*, publication: Publication, words: list[str]) -> bool:
    """Whether a reader finds all of these words, given in small letters, in the text."""
    text = f"{publication.text.title} {publication.text.summary} {strip_tags(publication.text.body)}".lower()
    return all(word in text for word in words)


def _perhaps(words: list[str], now: datetime) -> list[Publication]:
    """What the database can tell: the words may be part of the markup."""
    having = (reduce(or_, (Q(**{f"revision__{name}__icontains": word}) for name in FIELDS)) for word in words)
    live = Publication.objects.live(now).filter(reduce(and_, having), page__kind__in=KINDS)
    return list(live.order_by("page__kind", "page__position", "page__slug"))
