from typing import Any

from oscar.core.application import OscarDashboardConfig
from oscar.core.loading import get_class

from shop.backoffice.waiting import SOURCES

LOOKING = ("list", "history", "compare", "pictures")
WRITING = ("edit", "autosave", "keep", "settings", "restore", "picture")
PUBLISHING = ("publish", "unpublish", "call-off")


class EditorConfig(OscarDashboardConfig):
    """The owner's desk for writing, inside Oscar's dashboard."""

    name = "content.editor"
    label = "content_editor"
    namespace = "editor"
    verbose_name = "Writing"
    default_permissions = ["is_staff"]

    def ready(self) -> None:
        from content.editor.waiting import pages_waiting  # models are ready only now

        SOURCES.append(pages_waiting)

    def get_urls(self) -> list[Any]:
        from content.editor.urls import patterns

        self.permissions_map = self._permissions()
        urls: list[Any] = self.post_process_urls(patterns())
        return urls

    def _permissions(self) -> dict[str, list[str]]:
        """Who may write may not always publish: each has a permission of its own."""
        allow = get_class("dashboard.permissions", "DashboardPermission").get
        rights = (
            (LOOKING, "view_page"),
            (WRITING, "change_page"),
            (("add",), "add_page"),
            (PUBLISHING, "publish_page"),
        )
        return {name: allow("content_pages", right) for names, right in rights for name in names}
