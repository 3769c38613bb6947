"""Ten seconds of memory for pages that look the same to everybody.

Only a request without any cookie is answered from the cache: who carries a basket, a session or a message always
gets a page made for her, and a page made for her is never kept. A browser asks again each time (no-cache) and gets
a 304 while the page is the same, so that nobody sees an old basket after a click on "back".
"""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_vary_headers
from django.views.decorators.cache import cache_page

SECONDS = 10

View = Callable[..., HttpResponse]


def cached_for_readers(view: View) -> View:
    """Answer visitors without cookies from a page made at most ten seconds ago."""
    cached = cache_page(SECONDS, key_prefix="readers")(view)

    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        chosen = view if request.COOKIES else cached
        response = chosen(request, *args, **kwargs)
        patch_vary_headers(response, ["Cookie"])
        response.headers["Cache-Control"] = "private, no-cache"
        del response.headers["Expires"]
        return response

    return answer
