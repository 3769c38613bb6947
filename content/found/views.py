"""Files that search engines, feed readers and browsers ask for at fixed addresses."""

from typing import Final

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from content.found.addresses import whole
from content.found.manifest import manifest
from content.found.merchant.feed import feed_items
from content.found.security import contact, expires
from content.found.site_map import entries
from shop.page_cache import cached_for_readers

# What is one person's own, or the same again in another order: no crawler has business there.
NOT_FOR_CRAWLERS: Final = (
    "/accounts/",
    "/basket/",
    "/care/",
    "/checkout/",
    "/dashboard/",
    "/orders/",
    "/password-reset/",
    "/preview/",
    "/search/",
    "/stripe/",
)
PLAIN: Final = "text/plain; charset=utf-8"
XML: Final = "application/xml; charset=utf-8"
A_DAY: Final = 86_400


@require_safe
@cached_for_readers
def sitemap(request: HttpRequest) -> HttpResponse:
    """Every public page with the day it changed (sitemaps.org, version 0.9)."""
    return render(request, "found/sitemap.xml", {"entries": entries(timezone.now())}, content_type=XML)


@require_safe
@cached_for_readers
def merchant(request: HttpRequest) -> HttpResponse:
    """The jars for Google Merchant Center, as RSS 2.0."""
    given = {
        "items": feed_items(strategy=request.strategy),  # type: ignore[attr-defined]
        "shop": settings.OSCAR_SHOP_NAME,
        "about": settings.OSCAR_SHOP_TAGLINE,
        "address": whole("/"),
    }
    return render(request, "found/merchant.xml", given, content_type=XML)


@require_safe
@cache_control(max_age=A_DAY)
def robots(request: HttpRequest) -> HttpResponse:
    """What crawlers should leave alone, and where the site map is (RFC 9309)."""
    given = {"closed": NOT_FOR_CRAWLERS, "sitemap": whole(reverse("found:sitemap"))}
    return render(request, "found/robots.txt", given, content_type=PLAIN)


@require_safe
@cache_control(max_age=A_DAY)
def security(request: HttpRequest) -> HttpResponse:
    """Whom to tell about a security problem (RFC 9116)."""
    given = {
        "contact": contact(settings.DEFAULT_FROM_EMAIL),
        "expires": expires(timezone.now()),
        "canonical": whole(reverse("found:security")),
    }
    return render(request, "found/security.txt", given, content_type=PLAIN)


@require_safe
@cache_control(max_age=A_DAY)
def web_manifest(request: HttpRequest) -> HttpResponse:
    """The shop's name, colors and icons, for browsers that put it on a home screen."""
    given = manifest(settings.OSCAR_SHOP_NAME, settings.OSCAR_SHOP_TAGLINE)
    return JsonResponse(given, content_type="application/manifest+json")
