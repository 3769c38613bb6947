"""What the site map lists: every public page once, by its canonical address, with the day it last changed."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import chain
from typing import Any

from django.db.models import Max
from django.urls import reverse

from catalogue.models import Category, Product
from content.found.addresses import whole
from content.pages.models import Page, Publication
from content.recipes.go_to import NAMED

# Pages of ours that are no rows. They change with the shop's own releases, of which nobody keeps the days.
FIXED = ("content:home", "catalogue:index", "pages:articles", "recipes:generator", "milk_maths:calculator")


@dataclass(frozen=True)
class Entry:
    """One page: its full address, and when it changed if anybody knows."""

    address: str
    changed_at: datetime | None = None


def entries(now: datetime) -> list[Entry]:
    """Everything that search engines may list, in three queries."""
    return list(chain(_fixed(), _jars(), _categories(), _pages(now)))


def _fixed() -> Iterator[Entry]:
    yield from (Entry(whole(reverse(name))) for name in FIXED)
    yield Entry(whole(reverse("starter_guide:page")))
    yield from (Entry(whole(reverse("recipes:named", args=[slug]))) for slug in NAMED)


def _jars() -> Iterator[Entry]:
    # A jar's page changes with its price and stock too.
    jars: Any = Product.objects.browsable().annotate(stock_changed=Max("stockrecords__date_updated")).order_by("pk")
    for jar in jars:
        yield Entry(whole(jar.get_absolute_url()), max(filter(None, (jar.date_updated, jar.stock_changed))))


def _categories() -> Iterator[Entry]:
    for category in Category.objects.browsable().order_by("path"):
        yield Entry(whole(category.get_absolute_url()))


def _pages(now: datetime) -> Iterator[Entry]:
    live = Publication.objects.live(now).select_related(None).select_related("page")
    shown = live.only("starts_at", "page__kind", "page__slug").order_by("page__published_at", "pk")
    questions = [each.starts_at for each in shown if each.page.kind == Page.Kind.QUESTION]
    for each in shown:
        dates = [each.starts_at, *questions] if each.page.kind == Page.Kind.FAQ else [each.starts_at]
        yield Entry(whole(each.page.get_absolute_url()), max(dates))
