"""Oscar's root URL map with this shop's own addresses, and without what the shop hides."""

from typing import Any

from django.urls import path
from oscar.config import Shop

HIDDEN_PATHS = ("catalogue/", "wishlists/", "offers/", "search/", "")


class ShopConfig(Shop):
    """Differs from Oscar's: jars live under /jars/, search is ours; there are no wish lists and no offers index."""

    def get_urls(self) -> list[Any]:
        kept = [url for url in super().get_urls() if str(url.pattern) not in HIDDEN_PATHS]
        return [path("jars/", self.catalogue_app.urls), *kept]
