"""Finds what readers see: a page with everything around it in one query, or where an old address leads."""

from datetime import datetime
from typing import Any

from django.db.models import JSONField, OuterRef, QuerySet, Subquery
from django.db.models.functions import JSONObject

from content.pages.models import Page, Publication, SlugRedirect, address_of

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


def answer(slug: str, *, now: datetime) -> Publication | None:
    """The public question that has this slug, or had it before it moved."""
    public = questions(now).order_by()
    old_path = address_of(Page.Kind.QUESTION, slug)
    return public.filter(page__slug=slug).first() or public.filter(page__old_addresses__old_path=old_path).first()


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
    public = Publication.objects.live(now).select_related(None)
    offered = public.filter(page__page=OuterRef("page")).order_by("page")
    brought = {f"related_{place}": _one(offered, place) for place in range(RELATED)}
    if order := ORDER.get(Page.Kind(kind)):
        alike = public.filter(page__kind=OuterRef("page__kind"))
        for name, test, direction in (("previous", "lt", "-"), ("next", "gt", "")):
            beside = alike.filter(**{f"page__{order}__{test}": OuterRef(f"page__{order}")})
            brought[name] = _one(beside.order_by(f"{direction}page__{order}"))
    return brought


def _one(publications: QuerySet[Publication], place: int = 0) -> Subquery:
    """One page as kind, slug, title and summary."""
    words = {"title": "revision__title", "summary": "revision__summary"}
    link = publications.values(link=JSONObject(kind="page__kind", slug="page__slug", **words))
    return Subquery(link[place : place + 1], output_field=JSONField())
