"""The shop behind a sign on the door: MAINTENANCE=1 in the environment, until the processes start again without it."""

from collections.abc import Callable
from typing import Final

from django.conf import settings
from django.core.exceptions import MiddlewareNotUsed
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string

RETRY_AFTER: Final = 600  # seconds; the page says ten minutes
# Monitors ask on, Stripe delivers what was paid, and the owner works; files carry the page's own looks.
STAYS_OPEN: Final = ("/healthz", "/readyz", "/stripe/webhook/", "/mail/events/", "/dashboard/", "/static/", "/media/")


class MaintenanceMiddleware:
    """Answers 503 with a page that asks nothing of the database; takes itself out of the way in normal times."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        if not settings.MAINTENANCE:
            raise MiddlewareNotUsed
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.path_info.startswith(STAYS_OPEN):
            return self.get_response(request)
        response = HttpResponse(render_to_string("maintenance.html"), status=503)
        response.headers["Retry-After"] = str(RETRY_AFTER)
        response.headers["Cache-Control"] = "no-store"
        return response
