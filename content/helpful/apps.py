from typing import Any

from django.urls import path
from oscar.core.application import OscarDashboardConfig
from oscar.core.loading import get_class


class HelpfulConfig(OscarDashboardConfig):
    """“Was this helpful?” below each answer, and its report in the dashboard."""

    name = "content.helpful"
    label = "content_helpful"
    namespace = "helpful-report"
    verbose_name = "Was this helpful?"
    default_auto_field = "django.db.models.BigAutoField"
    default_permissions = ["is_staff"]

    def get_urls(self) -> list[Any]:
        from content.helpful.report import Report

        allow = get_class("dashboard.permissions", "DashboardPermission").get
        self.permissions_map = {"helpful-list": allow("content_pages", "view_page")}
        urls: list[Any] = self.post_process_urls([path("", Report.as_view(), name="helpful-list")])
        return urls
