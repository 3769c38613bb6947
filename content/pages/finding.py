"""Finds what readers see: a page with everything around it in one query, or where an old address leads."""

from datetime import datetime
from typing import Any

from django.db.models import Exists, JSONField, OuterRef, QuerySet, Subquery
from django.db.models.functions import JSONObject

from content.pages.models import Page, Publication, SlugRedirect

RELATED = 3
# What pages of a kind are leafed through by; guides stand alone.
ORDER = {Page.Kind.ARTICLE: "published_at", Page.Kind.QUESTION: "position"}


def find(slug: str, *, kinds: tuple[str, ...], now: datetime) -> Publication | None:
    """The public page with this slug; `around` of it holds its neighbours and the pages related to it."""
    live = Publication.objects.live(now).filter(page__slug=slug, page__kind__in=kinds)
    return live.annotate(**_around(kinds[0], now)).first()


def faq(now: datetime) -> Publication | None:
    """The public list of questions, if there is one."""
    return Publication.objects.live(now).filter(page__kind=Page.Kind.FAQ).first()


def questions(now: datetime) -> QuerySet[Publication]:
    """All public questions with their answers, in the owner's order."""
    live = Publication.objects.live(now).filter(page__kind=Page.Kind.QUESTION)
    return live.order_by("page__position", "page__slug")


def articles(now: datetime) -> QuerySet[Publication]:
    """All public articles, the newest first."""
    return Publication.objects.live(now).filter(page__kind=Page.Kind.ARTICLE).newest_first()


def new_address(old_path: str, *, now: datetime) -> str | None:
    """Where a page is now that once had this address; None if there was none, or if it isn't public."""
    moved = SlugRedirect.objects.filter(old_path=old_path).select_related("page").first()
    if moved is None or not Publication.objects.live(now).filter(page=moved.page).exists():
        return None
    return moved.page.get_absolute_url()


def _around(kind: str, now: datetime) -> dict[str, Any]:
    brought = {f"related_{place}": _nth_related(place, now) for place in range(RELATED)}
    if order := ORDER.get(Page.Kind(kind)):
        for name, test, direction in (("previous", "lt", "-"), ("next", "gt", "")):
            beside = {f"{order}__{test}": OuterRef(f"page__{order}"), "kind": OuterRef("page__kind")}
            brought[name] = _one(_public(now).filter(**beside).order_by(f"{direction}{order}"), now=now)
    return brought


def _nth_related(place: int, now: datetime) -> Subquery:
    chosen = Page.related.through.objects.filter(from_page=OuterRef(OuterRef("page")), to_page=OuterRef("pk"))
    return _one(_public(now).filter(Exists(chosen)).order_by("pk"), place, now=now)


def _public(now: datetime) -> QuerySet[Page]:
    return Page.objects.filter(Exists(Publication.objects.live(now).filter(page=OuterRef("pk"))))


def _one(pages: QuerySet[Page], place: int = 0, *, now: datetime) -> Subquery:
    """One page as kind, slug, title and summary."""
    shown = Publication.objects.live(now).filter(page=OuterRef("pk"))
    words = {name: Subquery(shown.values(f"revision__{name}")[:1]) for name in ("title", "summary")}
    link = pages.values(link=JSONObject(kind="kind", slug="slug", **words))
    return Subquery(link[place : place + 1], output_field=JSONField())
