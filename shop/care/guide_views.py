"""The starter guide for everybody: as a page, and as a file for either paper; nobody has to give an address for it."""

from typing import Final

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from shop.care.guide import FILE_NAME, edition, guide_at_hand
from shop.care.numbers import CARE
from shop.care.starter_guide import TITLE, Paper
from shop.page_cache import cached_for_readers

A_MINUTE: Final = "60"


@require_safe
@cached_for_readers
def page(request: HttpRequest) -> HttpResponse:
    """The guide to read here; the file is made of the same templates."""
    return render(request, "care/starter_guide.html", {"guide": edition(), "care": CARE, "title": TITLE})


@require_safe
def pdf(request: HttpRequest) -> HttpResponse:
    """The file for `?size=`, else for Letter paper; while the first one is being made, a page that says so."""
    size = request.GET.get("size", Paper.LETTER)
    paper = Paper(size) if size in set(Paper) else Paper.LETTER
    made = guide_at_hand(paper, timezone.now())
    if made is None:
        return _soon(request)
    disposition = {"Content-Disposition": f'inline; filename="{FILE_NAME}"'}
    return HttpResponse(bytes(made.pdf), content_type="application/pdf", headers=disposition)


def _soon(request: HttpRequest) -> HttpResponse:
    response = render(request, "care/guide_soon.html", {"again": request.get_full_path()}, status=202)
    response.headers["Retry-After"] = A_MINUTE
    response.headers["Cache-Control"] = "no-store"
    return response
