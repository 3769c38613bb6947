"""Oscar's root URL map with this shop's own addresses, and without what the shop hides."""

from typing import Any

from django.urls import path
from oscar.config import Shop

HIDDEN_PATHS = ("catalogue/", "wishlists/", "offers/", "search/", "")


class ShopConfig(Shop):
    """Jars live under /jars/; wish lists, the offers index and Oscar's search engine pages are not part of this shop."""

    def get_urls(self) -> list[Any]:
        kept = [url for url in super().get_urls() if str(url.pattern) not in HIDDEN_PATHS]
        return [path("jars/", self.catalogue_app.urls), *kept]
