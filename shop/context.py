"""What every page may say about the shop; asks the database only for visitors who carry a basket."""

from django.conf import settings
from django.http import HttpRequest

from shop import menu
from shop.basket.badge import GAP, badge


def shop(request: HttpRequest) -> dict[str, object]:
    return {
        "POSTAL_ADDRESS": settings.POSTAL_ADDRESS,
        "menu_head": menu.HEAD,
        "menu_foot": menu.FOOT,
        "CANONICAL": settings.SITE_URL + request.path,
        "basket_badge": GAP if getattr(request, "leaves_gap", False) else lambda: badge(request),
    }
