"""What every page may say about the shop; asks the database only for visitors who carry a basket."""

from django.conf import settings
from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject
from oscar.defaults import OSCAR_BASKET_COOKIE_OPEN

from shop.basket.count import items_in_basket


def shop(request: HttpRequest) -> dict[str, object]:
    basket_cookie = OSCAR_BASKET_COOKIE_OPEN in request.COOKIES
    session_cookie = settings.SESSION_COOKIE_NAME in request.COOKIES
    return {
        "POSTAL_ADDRESS": settings.POSTAL_ADDRESS,
        "CANONICAL": settings.SITE_URL + request.path,
        "HAS_BASKET": basket_cookie or session_cookie,
        "BASKET_COUNT": SimpleLazyObject(lambda: items_in_basket(request)),
    }
