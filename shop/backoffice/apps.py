from typing import Any

from oscar.core.application import OscarDashboardConfig


class BackofficeConfig(OscarDashboardConfig):
    """The owner's own pages inside Oscar's dashboard: what Oscar's dashboard has no page for."""

    name = "shop.backoffice"
    label = "backoffice"
    namespace = "backoffice"
    default_permissions = ["is_staff"]

    def get_urls(self) -> list[Any]:
        from shop.backoffice.urls import urlpatterns

        urls: list[Any] = self.post_process_urls(urlpatterns)
        return urls
