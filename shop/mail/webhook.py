"""Where mail providers tell us of bounces and complaints: Anymail's views, behind our own limits."""

import logging
from typing import Any, Final

from anymail.exceptions import AnymailConfigurationError
from anymail.urls import urlpatterns as of_anymail
from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.views.decorators.csrf import csrf_exempt

LARGEST: Final = 1024 * 1024  # bytes; the largest batch of any provider stays below
VIEWS: Final[dict[str, Any]] = {
    str(pattern.name).removesuffix("_tracking_webhook"): pattern.callback
    for pattern in of_anymail
    if str(pattern.name).endswith("_tracking_webhook")
}

log = logging.getLogger(__name__)


@csrf_exempt
def webhook(request: HttpRequest, provider: str) -> HttpResponseBase:
    """404 without a secret, 413, 400 without a trace, else 200; any error of ours makes the provider try again."""
    if provider not in VIEWS or not settings.ANYMAIL.get("WEBHOOK_SECRET"):
        raise Http404
    if _length(request) > LARGEST:
        return HttpResponse("too large", status=413)
    try:
        answer: HttpResponseBase = VIEWS[provider](request)
    except (ValueError, KeyError, TypeError, AttributeError, AnymailConfigurationError):
        log.exception("%s sent something that is no event", provider)
        return HttpResponse("not understood", status=400)
    return answer


def _length(request: HttpRequest) -> int:
    try:
        return int(request.META.get("CONTENT_LENGTH") or 0)
    except ValueError:
        return LARGEST + 1
