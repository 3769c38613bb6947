"""The pages that readers see."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.http import http_date
from django.views.decorators.http import require_safe

from content.blocks.registry import Context
from content.pages import finding
from content.pages.below import Below, everything_below
from content.pages.models import Page, Publication
from content.pages.questions import LONGEST, answered, asked_of
from content.pages.showing import page_context, shown
from shop.page_cache import cached_for_readers


@require_safe
@cached_for_readers
def page(request: HttpRequest, slug: str) -> HttpResponse:
    """An article or a guide."""
    return _page(request, slug, kinds=(Page.Kind.ARTICLE, Page.Kind.GUIDE))


@require_safe
@cached_for_readers
def question(request: HttpRequest, slug: str) -> HttpResponse:
    """One question and its answer."""
    return _page(request, slug, kinds=(Page.Kind.QUESTION,))


@require_safe
@cached_for_readers
def faq(request: HttpRequest) -> HttpResponse:
    """All questions and answers, or those that have the words of `q`."""
    now = timezone.now()
    publication = finding.faq(now)
    if publication is None:
        raise Http404("no questions yet")
    context = Context(request, now, publication.page)
    asked = asked_of(request.GET.get("q", ""))
    given = {
        "publication": publication,
        "shown": shown(publication.page, publication.text, publication.text.ready(), context),
        "asked": asked,
        "longest": LONGEST,
        "questions": answered(asked, context, now=now),
    }
    return render(request, "content/faq.html", given)


@require_safe
@cached_for_readers
def articles(request: HttpRequest) -> HttpResponse:
    """Everything there is to read, the newest first."""
    now = timezone.now()
    given = {"articles": finding.articles(now), "has_questions": finding.faq(now) is not None}
    return render(request, "content/articles.html", given)


def _page(request: HttpRequest, slug: str, *, kinds: tuple[str, ...]) -> HttpResponse:
    now = timezone.now()
    publication = finding.find(slug, kinds=kinds, now=now)
    if publication is None:
        return _moved(request, now)
    context = Context(request, now, publication.page)
    below = everything_below(context)
    given = {**page_context(publication, context), "below": below}
    return _dated(render(request, "content/page.html", given), publication, below)


def _moved(request: HttpRequest, now: Any) -> HttpResponse:
    address = finding.new_address(request.path, now=now)
    if address is None:
        raise Http404("no such page")
    return redirect(address, permanent=True)


def _dated(response: HttpResponse, publication: Publication, below: list[Below]) -> HttpResponse:
    """As old as the youngest thing on it."""
    changed = max([publication.starts_at, *(each.changed_at for each in below if each.changed_at)])
    response.headers["Last-Modified"] = http_date(changed.timestamp())
    return response
