"""The front page and the search page."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.http import urlencode
from django.views.decorators.http import require_safe

from catalogue.search import LONGEST, products_with, words_of
from catalogue.shelf import on_sale, shelve
from content.pages.searching import pages_with
from content.steps import HOW_IT_WORKS
from content.teasers import teasers
from shop.care.numbers import CARE
from shop.dispatch.models import PickupPlace
from shop.dispatch.promise import rule_and_promise
from shop.page_cache import cached_for_readers

ON_THE_FRONT_PAGE = 3
PER_PAGE = 24


@require_safe
@cached_for_readers
def home(request: HttpRequest) -> HttpResponse:
    """What this is, the jars, how it works, when parcels leave and where to pick up."""
    rule, promise = rule_and_promise(timezone.now())
    items = shelve(on_sale()[:ON_THE_FRONT_PAGE], strategy=request.strategy)  # type: ignore[attr-defined]
    context = {
        "items": items,
        "first_jar": items[0] if items else None,
        "steps": HOW_IT_WORKS,
        "care": CARE,
        "rule": rule,
        "promise": promise,
        "places": PickupPlace.objects.filter(is_open=True),
        "teasers": teasers(),
    }
    return render(request, "content/home.html", context)


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """Jars and pages that have all the words asked for; every jar if nothing was asked."""
    asked = " ".join(request.GET.get("q", "").replace("\x00", "").split())[:LONGEST]
    words = words_of(asked)
    page = Paginator(products_with(words), PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "asked": asked,
        "page_obj": page,
        "items": shelve(page.object_list, strategy=request.strategy),  # type: ignore[attr-defined]
        "pages": pages_with(words, now=timezone.now()),
        "query": urlencode({"q": asked}),
        "longest": LONGEST,
    }
    return render(request, "content/search.html", context)
