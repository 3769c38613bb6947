"""A form that needs no token, so that the page it stands on is the same for everybody and can be cached.

A token proves that the form came from our own page; browsers say so themselves. Every current one sends
`Sec-Fetch-Site` (over https and on localhost) and `Origin` with a POST, and no page can forge either. The first of
`Sec-Fetch-Site`, `Origin` and `Referer` that is there decides; a request with none of them is refused, as is
`Origin: null`. For forms on pages that are remembered or opened by a link: "Add to basket", comments, votes, recipes
by mail, and an account made from the order page.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any
from urllib.parse import urlsplit

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.views.decorators.csrf import csrf_exempt

from shop.errors import csrf_failure


def is_same_origin(request: HttpRequest) -> bool:
    """Whether the browser says that one of our own pages sent this."""
    site = request.headers.get("Sec-Fetch-Site")
    if site is not None:
        return site == "same-origin"
    source = request.headers.get("Origin") or request.headers.get("Referer") or ""
    return _origin_of(source) == f"{request.scheme}://{request.get_host()}"


def _origin_of(address: str) -> str:
    try:
        parts = urlsplit(address)
    except ValueError:
        return ""
    return f"{parts.scheme}://{parts.netloc}"


def same_origin(view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
    """Refuse a form that did not come from our own pages, in place of Django's token; looking is free."""

    @csrf_exempt
    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if request.method in ("GET", "HEAD") or is_same_origin(request):
            return view(request, *args, **kwargs)
        return csrf_failure(request)

    return guarded
