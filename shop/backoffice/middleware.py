"""What Oscar's dashboard needs around its views: a policy it can live with, an answer to a refused deletion."""

from collections.abc import Callable

from django.conf import settings
from django.contrib import messages
from django.db.models import ProtectedError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

DASHBOARD = "/dashboard/"


class DashboardMiddleware:
    """Stands below django-csp's middleware, which reads the policy from the response."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if request.path_info.startswith(DASHBOARD):
            response._csp_config = settings.DASHBOARD_CONTENT_SECURITY_POLICY  # type: ignore[attr-defined] # django-csp's
            response.headers.setdefault("Cache-Control", "no-store")
        return response

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """Say what stands in the way when something that is still in use was to be deleted."""
        if not (isinstance(exception, ProtectedError) and request.path_info.startswith(DASHBOARD)):
            return None
        messages.error(request, _refusal(exception))
        return HttpResponseRedirect(request.get_full_path())


def _refusal(refused: ProtectedError) -> str:
    users = sorted({str(row._meta.verbose_name_plural) for row in refused.protected_objects})
    return f"Nothing was deleted: it is still used by {' and '.join(users)}. Hide or close it instead."
