"""Which addresses a page may have: none that the shop itself answers at."""

from collections.abc import Iterator
from typing import Any

from django.urls import Resolver404, URLResolver, get_resolver, resolve

from content.pages.models import Page

OURS = "pages:page"
FILES = {"static", "media"}


def complaint_about(slug: str, *, kind: str) -> str | None:
    """Why a page can't have this address, in words for the owner; None if it can. Questions stand below /faq/."""
    if kind in {Page.Kind.QUESTION, Page.Kind.FAQ} or not _is_the_shops(slug):
        return None
    return f"The shop itself answers at /{slug}/. Choose another address."


def _is_the_shops(slug: str) -> bool:
    if slug in FILES or slug in _first_words(get_resolver().url_patterns):
        return True
    try:
        return resolve(f"/{slug}/").view_name != OURS
    except Resolver404:
        return False


def _first_words(patterns: Any) -> Iterator[str]:
    """What addresses of the site begin with: "orders" also where only /orders/<token>/ answers."""
    for entry in patterns:
        route = str(entry.pattern)
        if route:
            yield route.lstrip("^").split("/")[0]
        elif isinstance(entry, URLResolver):
            yield from _first_words(entry.url_patterns)
