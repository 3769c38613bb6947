"""The articles as Atom and as RSS, for readers who follow the shop without giving an address."""

from datetime import datetime
from typing import TYPE_CHECKING, Final

from django.conf import settings
from django.contrib.syndication.views import Feed
from django.urls import reverse
from django.utils import timezone
from django.utils.feedgenerator import Atom1Feed, Rss201rev2Feed, SyndicationFeed

from content.found.addresses import whole
from content.pages.finding import articles
from content.pages.models import Publication

NEWEST: Final = 30


if TYPE_CHECKING:
    Articles = Feed[Publication, None]
else:
    Articles = Feed  # at run time it takes no types


class ArticlesFeed(Articles):
    """The newest articles, by title and summary. Addresses come from SITE_URL, not from the row of the site."""

    feed_type: type[SyndicationFeed] = Atom1Feed
    description = subtitle = "What we know about milk kefir, with the sources we know it from."

    def title(self) -> str:
        return settings.OSCAR_SHOP_NAME

    def link(self) -> str:
        return whole(reverse("pages:articles"))

    def feed_url(self) -> str:
        return whole(reverse("found:atom"))

    def feed_guid(self) -> str:
        return self.link()

    def items(self) -> list[Publication]:
        live = articles(timezone.now()).select_related(None).select_related("page", "revision")
        words = ("revision__title", "revision__summary", "page__author", "page__slug", "page__kind")
        return list(live.only("starts_at", "page__published_at", *words)[:NEWEST])

    def item_title(self, item: Publication) -> str:
        return item.text.title

    def item_description(self, item: Publication) -> str:
        return item.text.summary

    def item_link(self, item: Publication) -> str:
        return whole(item.page.get_absolute_url())

    def item_guid(self, item: Publication) -> str:
        return self.item_link(item)

    def item_author_name(self, item: Publication) -> str:
        return item.page.author

    def item_pubdate(self, item: Publication) -> datetime:
        return item.page.published_at or item.starts_at

    def item_updateddate(self, item: Publication) -> datetime:
        return item.starts_at


class ArticlesRss(ArticlesFeed):
    """The same as RSS 2.0."""

    feed_type = Rss201rev2Feed

    def feed_url(self) -> str:
        return whole(reverse("found:rss"))
