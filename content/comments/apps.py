import warnings
from importlib import import_module
from typing import Any

from django.utils.functional import lazystr
from oscar.core.application import OscarDashboardConfig
from oscar.core.loading import get_class

from shop.backoffice.waiting import SOURCES
from shop.navigation import WRITING

VIEWS = {"comments": "view_pagecomment", "comment-decide": "change_pagecomment", "comment-answer": "add_pagecomment"}


class MenuWords:
    """What the dashboard's menu says: how many comments wait is counted each time it is shown."""

    def __str__(self) -> str:
        from content.comments.models import PageComment

        count = PageComment.objects.for_the_owner().count()
        return f"Comments ({count})" if count else "Comments"


class CommentsConfig(OscarDashboardConfig):
    """Comments of readers on articles, and the owner's desk for them inside Oscar's dashboard."""

    name = "content.comments"
    label = "content_comments"
    namespace = "comment-desk"
    verbose_name = "Comments"
    default_auto_field = "django.db.models.BigAutoField"
    default_permissions = ["is_staff"]

    def ready(self) -> None:
        from content.comments.reading import comments_below  # models are ready only now
        from content.comments.waiting import comments_waiting
        from content.pages import below

        with warnings.catch_warnings():
            # Django reads the libraries' template tags, and these their forms, of which none is used here.
            warnings.simplefilter("ignore", DeprecationWarning)
            import_module("django_comments.forms")
        import_module("content.comments.jobs")
        import_module("content.comments.notices")
        below.SOURCES.append(comments_below)
        SOURCES.append(comments_waiting)
        WRITING["children"].append({"label": lazystr(MenuWords()), "url_name": "comment-desk:comments"})

    def get_urls(self) -> list[Any]:
        from content.comments.desk_urls import patterns

        allow = get_class("dashboard.permissions", "DashboardPermission").get
        self.permissions_map = {name: allow("content_comments", right) for name, right in VIEWS.items()}
        urls: list[Any] = self.post_process_urls(patterns())
        return urls
