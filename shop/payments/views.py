"""Where Stripe sends the customer back to. Both addresses carry the order's token, which nobody else knows."""

import logging

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from shop.payments import refilling, watching
from shop.payments.facts import StripeError
from shop.payments.models import Attempt
from shop.payments.settle import ForeignSession, settle_if_stale

log = logging.getLogger(__name__)
GIVEN_UP = "Nothing was charged, and your basket is here again."
STILL_YOURS = (
    "Stripe gives us no clear answer just now, so we can't be sure that it wasn't paid. "
    "Nothing is lost: look again soon."
)


@require_safe
@never_cache
def returned(request: HttpRequest, token: str) -> HttpResponseBase:
    """After paying: settle at once if Stripe answers, and show the order in any case."""
    attempt = _attempt(token)
    settle_if_stale(attempt.order, now=timezone.now())
    return _see_other(attempt.order.get_absolute_url())


@require_safe
@never_cache
def cancelled(request: HttpRequest, token: str) -> HttpResponseBase:
    """Back from Stripe without paying: end the session there, then fill a fresh basket; paid after all, the order."""
    attempt = _attempt(token)
    if request.method == "HEAD":
        return HttpResponse()
    try:
        if attempt.is_unfinished:
            watching.end(attempt, now=timezone.now())
    except (StripeError, ForeignSession) as error:
        log.warning("attempt %s could not be ended: %s", attempt.pk, error)
        messages.warning(request, STILL_YOURS)
        return _see_other(attempt.order.get_absolute_url())
    attempt = _attempt(token)
    if attempt.state != Attempt.State.RELEASED:
        return _see_other(attempt.order.get_absolute_url())
    for title in refilling.refill(request.basket, attempt.order):  # type: ignore[attr-defined]  # Oscar's middleware
        messages.warning(request, f"“{title}” is no longer for sale and was left out.")
    messages.info(request, GIVEN_UP)
    return redirect("basket:summary")


def _attempt(token: str) -> Attempt:
    return get_object_or_404(Attempt.objects.select_related("order"), order__token=token)


def _see_other(address: str) -> HttpResponse:
    return HttpResponse(status=303, headers={"Location": address})
