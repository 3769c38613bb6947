from typing import Any, Final

from django.urls import include, path
from oscar.apps.dashboard.apps import DashboardConfig as OscarDashboardConfig

# Flat pages, reviews and prices by weight are not for this shop, and `comms/` would mail past our door and our texts.
CLOSED: Final = ("pages/", "reviews/", "comms/", "shipping/", "users/")
ALERTS: Final = "user-alert"


class DashboardConfig(OscarDashboardConfig):
    """Differs from Oscar's: has no pages for what this shop doesn't do or does in its own way.

    Oscar loads every dashboard class by way of this app: the forks below it need no app of their own.
    """

    name = "shop.dashboard"

    def get_urls(self) -> list[Any]:
        urls = [url for url in super().get_urls() if str(url.pattern) not in CLOSED]
        people = [url for url in self.users_app.urls[0] if not url.name.startswith(ALERTS)]
        return [*urls, *self.post_process_urls([path("users/", include(people))])]
