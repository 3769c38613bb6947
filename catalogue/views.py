"""The shelf, a jar's page and categories. Differs from Oscar's: no search engine, no counting of who looked."""

from typing import Any

from django.core.paginator import InvalidPage, Paginator
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from catalogue import pages
from catalogue.models import Category, Product
from catalogue.shelf import on_sale, shelve
from shop.page_cache import cached_for_readers

PER_PAGE = 24


@require_safe
@cached_for_readers
def jars(request: HttpRequest) -> HttpResponse:
    """Everything on sale, and the way to each category."""
    context = {"kinds": pages.kinds()} | _page_of(request, on_sale())
    return render(request, "oscar/catalogue/browse.html", context)


@require_safe
@cached_for_readers
def category(request: HttpRequest, slug: str) -> HttpResponse:
    """What is on sale in one category and those below it."""
    found = pages.find_category(slug)
    if found is None:
        raise Http404("no such category")
    products = on_sale().filter(categories__path__startswith=found.path).distinct()
    context = {"category": found, "trail": _above(found)} | _page_of(request, products)
    return render(request, "oscar/catalogue/category.html", context)


@require_safe
@cached_for_readers
def jar(request: HttpRequest, slug: str) -> HttpResponse:
    """One product with everything a buyer should know; a variant's address leads to its parent's page."""
    product = pages.find_product(slug, staff=request.user.is_staff)
    if product is None:
        raise Http404("no such jar")
    if product.slug != slug:
        return redirect(product, permanent=True)
    return render(request, "oscar/catalogue/detail.html", pages.jar_page(product, request))


def _page_of(request: Any, products: QuerySet[Product]) -> dict[str, object]:
    try:
        page = Paginator(products, PER_PAGE).page(request.GET.get("page", "1"))
    except InvalidPage as error:
        raise Http404("no such page") from error
    return {"page_obj": page, "items": shelve(page.object_list, strategy=request.strategy)}


def _above(category: Category) -> list[tuple[Any, Any]]:
    return [pages.SHELF, *((each.name, each.get_absolute_url()) for each in category.get_ancestors())]
