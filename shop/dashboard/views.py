"""Oscar's front page and login of the dashboard."""

from typing import Any

from django.utils import timezone
from oscar.apps.dashboard import views as oscar

from shop.backoffice.throttle import is_paused
from shop.backoffice.today import today


class IndexView(oscar.IndexView):
    """Differs from Oscar's: shows what waits for the owner, and counts only money that came."""

    def get_stats(self) -> dict[str, Any]:
        return today(timezone.now(), self.request.user)


class LoginView(oscar.LoginView):
    """Differs from Oscar's: says when there were too many tries."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        name = self.request.POST.get("username", "")
        return {**super().get_context_data(**kwargs), "is_paused": is_paused(self.request, name)}
