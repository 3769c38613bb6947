from oscar.apps.dashboard.apps import DashboardConfig as OscarDashboardConfig


class DashboardConfig(OscarDashboardConfig):
    """Oscar loads every dashboard class by way of this app: the forks below it need no app of their own."""

    name = "shop.dashboard"
