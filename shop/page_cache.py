"""A few seconds of memory for pages that are alike for everybody but for the number beside the basket link.

A page is made with a gap where that number goes. Who carries no session and no message gets the remembered page with
her own number in the gap; everybody else gets a page made for her, and a page made for her is never kept. A browser
asks again each time (no-cache) and gets a 304 while the page is the same, so that nobody sees an old basket after a
click on "back".
"""

import hashlib
from collections.abc import Callable
from functools import wraps
from typing import Any, Final

from django.conf import settings
from django.contrib.messages.storage.cookie import CookieStorage
from django.core.cache import caches
from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_vary_headers

from shop.basket.badge import GAP, badge

# A finished answer is remembered for as long again (shop.page_cache_middleware): ten seconds at most together.
SECONDS: Final = 5
KEPT: Final = ("Last-Modified", "Content-Type")  # what a view says about its page that is remembered with it

View = Callable[..., HttpResponse]


def cached_for_readers(view: View) -> View:
    """Answer visitors who are alike from a page that was made at most five seconds ago."""

    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        chosen = _remembered if _is_like_everybody(request) else _own
        response = chosen(view, request, *args, **kwargs)
        patch_vary_headers(response, ["Cookie"])
        response.headers["Cache-Control"] = "private, no-cache"
        response.for_readers = True  # type: ignore[attr-defined]  # shop.page_cache_middleware asks
        return response

    return answer


def page_key(request: HttpRequest, kind: str) -> str:
    """One entry for each address, with the host and the query as they were asked for, however long."""
    address = f"{request.scheme}://{request.get_host()}{request.get_full_path()}"
    return f"{kind}:{hashlib.blake2b(address.encode(), digest_size=16).hexdigest()}"


def _is_like_everybody(request: HttpRequest) -> bool:
    return not any(request.COOKIES.get(name) for name in (settings.SESSION_COOKIE_NAME, CookieStorage.cookie_name))


def _own(view: View, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
    return view(request, *args, **kwargs)


def _remembered(view: View, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
    key = page_key(request, "page")
    kept = caches["pages"].get(key)
    if kept is None:
        response = _with_gap(view, request, *args, **kwargs)
        if response.status_code != 200:
            return response
        kept = response.content, {name: response.headers[name] for name in KEPT if name in response.headers}
        caches["pages"].set(key, kept, SECONDS)
    page, headers = kept
    return HttpResponse(page.replace(GAP.encode(), badge(request).encode()), headers=headers)


def _with_gap(view: View, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
    request.leaves_gap = True  # type: ignore[attr-defined]  # shop.context asks
    try:
        return view(request, *args, **kwargs)
    finally:
        request.leaves_gap = False  # type: ignore[attr-defined]  # an error page is made for her alone
