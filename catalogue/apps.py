from typing import Any

from django.urls import path
from oscar.apps.catalogue.apps import CatalogueConfig as OscarCatalogueConfig


class CatalogueConfig(OscarCatalogueConfig):
    """Differs from Oscar's: addresses without numbers; reviews and ranges have none."""

    name = "catalogue"

    def get_urls(self) -> list[Any]:
        from catalogue import views

        urls = [
            path("", views.jars, name="index"),
            path("category/<path:slug>/", views.category, name="category"),
            path("<slug:slug>/", views.jar, name="detail"),
        ]
        return list(self.post_process_urls(urls))
