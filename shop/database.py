"""What a visitor sees when the database is busy: come back in a moment, never a stack trace."""

from collections.abc import Callable

from django.db import OperationalError
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string

BUSY = ("database is locked", "deadlock detected", "could not serialize", "lock timeout", "connection")


class BusyDatabaseMiddleware:
    """Answers 503 with Retry-After, so that browsers, Stripe and monitors try again instead of giving up."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        if isinstance(exception, OperationalError) and any(word in str(exception) for word in BUSY):
            # Without the request: its context processors would ask the very database that has no time.
            response = HttpResponse(render_to_string("503.html"), status=503)
            response.headers["Retry-After"] = "2"
            return response
        return None
