from typing import Any

from oscar.core.application import OscarDashboardConfig
from oscar.core.loading import get_class

from shop.backoffice.waiting import SOURCES

RIGHTS = {
    "affiliate-list": "view_affiliatelink",
    "affiliate-add": "add_affiliatelink",
    "affiliate-change": "change_affiliatelink",
    "affiliate-delete": "delete_affiliatelink",
}


class LinksConfig(OscarDashboardConfig):
    """Affiliate links: marked, disclosed, and looked after."""

    name = "content.links"
    label = "content_links"
    namespace = "affiliate-links"
    verbose_name = "Affiliate links"
    default_auto_field = "django.db.models.BigAutoField"
    default_permissions = ["is_staff"]

    def ready(self) -> None:
        from content.links.waiting import links_waiting  # models are ready only now

        SOURCES.append(links_waiting)

    def get_urls(self) -> list[Any]:
        from content.links.urls import patterns

        allow = get_class("dashboard.permissions", "DashboardPermission").get
        self.permissions_map = {name: allow("content_links", right) for name, right in RIGHTS.items()}
        urls: list[Any] = self.post_process_urls(patterns())
        return urls
