from importlib import import_module
from typing import Any

from oscar.core.application import OscarDashboardConfig
from oscar.core.loading import get_class

from shop.backoffice.waiting import SOURCES

LOOKING = ("versions", "version", "preview", "frame", "travel", "find", "test")
WRITING = ("begin", "note", "throw-away", "step", "step-add", "step-remove", "step-move")
PUBLISHING = ("version-publish", "version-move")
JAR_CHANGES = ("jar-arrived", "jar-rest", "jar-back", "jar-adjust", "jar-stop", "jar-again")


class CareDeskConfig(OscarDashboardConfig):
    """The owner's desk for the care programme, inside Oscar's dashboard."""

    name = "shop.care.desk"
    label = "care_desk"
    namespace = "care-desk"
    verbose_name = "Care programme desk"
    default_auto_field = "django.db.models.BigAutoField"
    default_permissions = ["is_staff"]

    def ready(self) -> None:
        from shop.care.desk.waiting import programme_waiting  # models are ready only now

        import_module("shop.care.desk.jobs")
        import_module("shop.care.desk.trial")
        SOURCES.append(programme_waiting)

    def get_urls(self) -> list[Any]:
        from shop.care.desk.urls import patterns

        self.permissions_map = self._permissions()
        urls: list[Any] = self.post_process_urls(patterns())
        return urls

    def _permissions(self) -> dict[str, list[str]]:
        """Who may write may not always publish, and whoever answers the phone need not do either."""
        allow = get_class("dashboard.permissions", "DashboardPermission").get
        rights = (
            (LOOKING, "view_programmeversion"),
            (WRITING, "change_programmeversion"),
            (PUBLISHING, "publish_programmeversion"),
            (("jar",), "view_careplan"),
            (JAR_CHANGES, "change_careplan"),
        )
        return {name: allow("care", right) for names, right in rights for name in names}
