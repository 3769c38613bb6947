"""What every page may say about the shop; touches no database and no session."""

from django.conf import settings
from django.http import HttpRequest

BASKET_COOKIE = "oscar_open_basket"  # Oscar's own name for it


def shop(request: HttpRequest) -> dict[str, object]:
    return {
        "SITE_URL": settings.SITE_URL,
        "HAS_BASKET": BASKET_COOKIE in request.COOKIES,
        "HAS_SESSION": settings.SESSION_COOKIE_NAME in request.COOKIES,
    }
