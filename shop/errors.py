"""Error pages that say what to do next, and where errors are reported."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from shop.logs import masked


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    return render(request, "403_csrf.html", status=403)


def report_to_sentry(dsn: str) -> None:
    """Send errors to the Sentry of the owner's choice, without people's data, request bodies or local variables."""
    import sentry_sdk

    sentry_sdk.init(
        dsn=dsn, send_default_pii=False, include_local_variables=False, max_request_body_size="never", before_send=_mask
    )


def _mask(event: Any, hint: Any) -> Any:
    event.pop("request", None)
    for exception in event.get("exception", {}).get("values", []):
        exception["value"] = masked(str(exception.get("value", "")))
    return event
