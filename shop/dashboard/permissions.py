"""Who may see the dashboard: differs from Oscar's, where a supplier's login without `is_staff` gets in."""

from oscar.apps.dashboard.permissions import DashboardPermission as OscarDashboardPermission


class DashboardPermission(OscarDashboardPermission):
    """Staff only, and of those only whoever has the permission for the page."""

    partner_dashboard_access = ["is_staff", "partner.dashboard_access"]

    @classmethod
    def get(cls, app_label: str, *codenames: str) -> list[str]:
        return ["is_staff", *super().get(app_label, *codenames)]
