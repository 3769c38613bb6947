"""The number beside the basket link, as HTML, or the gap that a remembered page has in its place."""

from typing import Final

from django.conf import settings
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe
from oscar.defaults import OSCAR_BASKET_COOKIE_OPEN

from shop.basket.count import items_in_basket

GAP: Final = mark_safe("<!-- basket -->")
NOTHING: Final = SafeString("")


def badge(request: HttpRequest) -> SafeString:
    """Nothing for an empty basket; asks the database only for visitors who carry a basket or a session."""
    if request.COOKIES.keys().isdisjoint({OSCAR_BASKET_COOKIE_OPEN, settings.SESSION_COOKIE_NAME}):
        return NOTHING
    count = items_in_basket(request)
    return render_to_string("components/basket_badge.html", {"count": count}) if count else NOTHING
