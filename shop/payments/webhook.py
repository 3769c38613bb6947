"""Where Stripe tells us that something happened: verify, write down once, answer."""

import logging
from typing import Final

from django.db import OperationalError
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from shop.crash_points import reach
from shop.payments import events, gateway, outage
from shop.payments.facts import BadSignature, GatewayDown

log = logging.getLogger(__name__)
LARGEST: Final = 256 * 1024  # bytes; Stripe's own events stay far below


@csrf_exempt
@require_POST
def webhook(request: HttpRequest) -> HttpResponse:
    """413, 400 without a trace, 503 if the database is busy (Stripe tries again), else 200."""
    if _length(request) > LARGEST:
        return HttpResponse("too large", status=413)
    try:
        fact = gateway.signed_event(request.body, request.headers.get("Stripe-Signature", ""))
    except BadSignature:
        return HttpResponse("bad signature", status=400)
    now = timezone.now()
    try:
        event = events.receive(fact, now=now)
        reach("webhook: after the inbox")
        if event and events.is_quick(event) and not outage.is_on():
            events.handle(event.pk, now=now)
    except GatewayDown:
        outage.begin()
        log.info("event %s is left to the worker", fact.id)
    except OperationalError:
        return HttpResponse("busy", status=503, headers={"Retry-After": "2"})
    return HttpResponse("ok" if event else "dropped")


def _length(request: HttpRequest) -> int:
    try:
        return int(request.META.get("CONTENT_LENGTH") or 0)
    except ValueError:
        return LARGEST + 1
