from typing import Any

from oscar.core.application import OscarDashboardConfig
from oscar.core.loading import get_class

DESK = (
    "dispatch",
    "ready",
    "collected",
    "delivered",
    "accept",
    "cancel",
    "refund",
    "given-back",
    "settle",
    "resend",
    "email",
)


class BackofficeConfig(OscarDashboardConfig):
    """The owner's own pages inside Oscar's dashboard: what Oscar's dashboard has no page for."""

    name = "shop.backoffice"
    label = "backoffice"
    namespace = "backoffice"
    default_permissions = ["is_staff"]

    def get_urls(self) -> list[Any]:
        from shop.backoffice.urls import patterns

        self.permissions_map = self._permissions()
        urls: list[Any] = self.post_process_urls(patterns())
        return urls

    def _permissions(self) -> dict[str, list[str]]:
        """Staff whose group may not change orders or prices can't do so here either."""
        from shop.backoffice.kinds import KINDS, PICKUP, SHIPPING, TAX_RATE

        allow = get_class("dashboard.permissions", "DashboardPermission").get
        of_kinds = {
            f"{kind.name}-{action}": allow(*kind.permission(action))
            for kind in KINDS
            for action in ("add", "change", "delete")
        }
        lists = {f"{kind.name}-list": allow(*kind.permission("view")) for kind in (SHIPPING, PICKUP)}
        change_order = allow("order", "view_order", "change_order")
        return {
            **{f"order-{name}": change_order for name in DESK},
            "packing-sheet": allow("order", "view_order"),
            "no-mail": change_order,
            "jar-labels": change_order,
            "jar-labels-sheet": change_order,
            "style-guide": allow("catalogue", "view_product"),
            **of_kinds,
            **lists,
            "tax-list": allow(*TAX_RATE.permission("view")),
            "dispatch-rule": allow("dispatch", "change_dispatchrule"),
        }
