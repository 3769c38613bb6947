"""The site's map, and a view that does nothing behind the same middleware."""

from django.http import HttpRequest, HttpResponse
from django.urls import path

from shop.urls import urlpatterns as shop_patterns


def empty(request: HttpRequest) -> HttpResponse:
    return HttpResponse(b"")


urlpatterns = [path("empty/", empty), *shop_patterns]
