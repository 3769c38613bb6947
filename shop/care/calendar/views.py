"""The keeper's calendar: the feed by its secret address, a copy to import, and the buttons of her jar's page."""

from datetime import datetime
from functools import wraps
from hashlib import blake2b
from typing import Any

from django.contrib import messages
from django.db.models import Max
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import condition, require_POST, require_safe

from shop.care.calendar import address, file
from shop.care.calendar.events import called_off, events
from shop.care.keeping import Unwanted
from shop.care.knowing import today_of
from shop.care.models import CarePlan
from shop.orderpage.private import View, private

TYPE = "text/calendar; charset=utf-8"


def _found(view: View) -> View:
    """Hand the view the plan of a calendar address; 410 for any other, so that subscribers stop asking."""

    @wraps(view)
    def with_plan(request: HttpRequest, calendar_token: str) -> HttpResponse:
        plan = CarePlan.objects.annotate(newest=Max("notes__pk")).filter(calendar_token=calendar_token).first()
        if plan is None or address.is_over(plan, timezone.now()):
            return HttpResponse("This calendar was closed.\n", status=410, content_type="text/plain; charset=utf-8")
        return view(request, plan)

    return with_plan


def _etag(request: HttpRequest, plan: CarePlan) -> str:
    """Changes with the plan, with each note that is written, and with the day."""
    parts = (plan.pk, plan.changes, plan.newest, today_of(plan, timezone.now()), request.GET.urlencode())  # type: ignore[attr-defined]
    return f'"{blake2b(repr(parts).encode(), digest_size=12).hexdigest()}"'


def _kept_by_subscribers(view: View) -> View:
    """Caching by the subscriber's own program, which asks each time whether there is something new."""

    @wraps(view)
    def with_headers(*args: Any, **kwargs: Any) -> HttpResponse:
        response = private(view)(*args, **kwargs)
        response.headers["Cache-Control"] = "private, no-cache"
        return response

    return with_headers


@_kept_by_subscribers
@require_safe
@_found
@condition(etag_func=_etag)
def feed(request: HttpRequest, plan: CarePlan) -> HttpResponse:
    """The subscribed calendar; with `remind`, its events ring."""
    now = timezone.now()
    body = file.feed(plan, events(plan, now), source=address.https(plan), remind="remind" in request.GET)
    return HttpResponse(body, content_type=TYPE)


@private
@require_safe
def download(request: HttpRequest, token: str) -> HttpResponse:
    """A copy to import once; with `called-off`, the taking back of what an earlier copy promised."""
    plan, now = get_object_or_404(CarePlan, token=token), timezone.now()
    if "called-off" in request.GET:
        return _attached(file.copy(plan, called_off(plan, now), called_off=True), f"kefir-care-{plan.code}-off.ics")
    return _attached(file.copy(plan, events(plan, now)), f"kefir-care-{plan.code}.ics")


@csrf_exempt  # the unguessable link is the permission, as on the jar's page itself
@private
@require_POST
def change(request: HttpRequest, token: str) -> HttpResponse:
    """Make the calendar's address, make it anew, or close it."""
    plan, now = get_object_or_404(CarePlan, token=token), timezone.now()
    page = reverse("care:plan", args=[plan.token])
    try:
        messages.success(request, _changed(plan, request.POST.get("move", ""), now))
    except Unwanted as refusal:
        messages.error(request, str(refusal))
        return redirect(page)
    return redirect(f"{page}#calendar")  # a phone's page is long, and what to do next stands there


def _changed(plan: CarePlan, move: str, now: datetime) -> str:
    if move == "make":
        address.make(plan, now)
        return "Your calendar has an address now. Whoever knows it can read your plan, so keep it to yourself."
    if move == "close":
        address.close(plan, now)
        return "The calendar's address is closed. Programs that knew it show nothing new any more."
    raise Unwanted("That button isn't one of ours. Nothing has changed.")


def _attached(body: bytes, name: str) -> HttpResponse:
    return HttpResponse(body, content_type=TYPE, headers={"Content-Disposition": f'attachment; filename="{name}"'})
