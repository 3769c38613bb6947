from importlib import import_module
from typing import Any

from django.urls import path, reverse_lazy
from django.utils.module_loading import autodiscover_modules
from oscar.core.application import OscarDashboardConfig
from oscar.core.loading import get_class

from shop.menu import FOOT, Link

RIGHTS = {
    "personal-data": ["view_user"],
    "personal-data-download": ["view_user"],
    "personal-data-erase": ["view_user", "delete_user"],
}


class PrivacyConfig(OscarDashboardConfig):
    """What we keep about people: shown, handed over and erased, by their own link or in Oscar's dashboard."""

    name = "shop.privacy"
    label = "privacy"
    namespace = "personal-data"
    verbose_name = "Personal data"
    default_auto_field = "django.db.models.BigAutoField"
    default_permissions = ["is_staff"]

    def ready(self) -> None:
        # First, for orders are found by the account that is erased later.
        import_module("shop.fulfilment.privacy")
        autodiscover_modules("privacy")
        import_module("shop.privacy.traces")
        import_module("shop.privacy.asking")
        import_module("shop.privacy.confirming")
        FOOT["You"].append(Link("What we keep about you", reverse_lazy("privacy-choices:ask")))

    def get_urls(self) -> list[Any]:
        from shop.privacy import desk

        allow = get_class("dashboard.permissions", "DashboardPermission").get
        self.permissions_map = {name: allow("auth", *rights) for name, rights in RIGHTS.items()}
        patterns = [
            path("", desk.search, name="personal-data"),
            path("download/", desk.download, name="personal-data-download"),
            path("erase/", desk.erase, name="personal-data-erase"),
        ]
        urls: list[Any] = self.post_process_urls(patterns)
        return urls
