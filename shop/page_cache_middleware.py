"""Whole answers for visitors without any cookie, kept ready to send: headers, compressed body, entity tag and all."""

from collections.abc import Callable

from django.core.cache import caches
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.cache import get_conditional_response
from django.utils.http import parse_http_date_safe

from shop.page_cache import SECONDS, page_key


class ReadyAnswers:
    """Stands above everything that would compute such an answer anew; only what `cached_for_readers` marked is kept."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase | None:
        if request.method != "GET" or request.COOKIES:
            return self.get_response(request)
        kind = "gzip" if "gzip" in request.headers.get("Accept-Encoding", "") else "plain"
        key = page_key(request, kind)
        kept = caches["pages"].get(key)
        if kept is not None:
            return _again(request, *kept)
        response = self.get_response(request)
        if response.status_code == 200 and not response.cookies and getattr(response, "for_readers", False):
            caches["pages"].set(key, (dict(response.items()), response.content), SECONDS)
        return response


def _again(request: HttpRequest, headers: dict[str, str], content: bytes) -> HttpResponseBase | None:
    response = HttpResponse(content, headers=headers)
    changed = parse_http_date_safe(headers.get("Last-Modified", ""))
    answer: HttpResponseBase | None = get_conditional_response(request, headers.get("ETag"), changed, response)
    return answer
