from typing import Any

from oscar.core.application import OscarDashboardConfig
from oscar.core.loading import get_class

from shop.backoffice.waiting import SOURCES

RIGHTS = {
    "claim-list": "view_claim",
    "source-list": "view_claim",
    "claim-add": "add_claim",
    "claim-change": "change_claim",
    "source-add": "add_source",
    "source-change": "change_source",
    "claim-sign": "sign_claim",
    "claim-delete": "delete_claim",
    "source-delete": "delete_source",
}


class ClaimsConfig(OscarDashboardConfig):
    """The claims register: what we say about kefir, what it rests on, who answers for it."""

    name = "content.claims"
    label = "content_claims"
    namespace = "claims"
    verbose_name = "Claims"
    default_auto_field = "django.db.models.BigAutoField"
    default_permissions = ["is_staff"]

    def ready(self) -> None:
        from content.claims.waiting import claims_waiting  # models are ready only now

        SOURCES.append(claims_waiting)

    def get_urls(self) -> list[Any]:
        from content.claims.urls import patterns

        allow = get_class("dashboard.permissions", "DashboardPermission").get
        self.permissions_map = {name: allow("content_claims", right) for name, right in RIGHTS.items()}
        urls: list[Any] = self.post_process_urls(patterns())
        return urls
