"""The keeper's page, reached by a link in each care mail: what comes, pause, resume, stop. Looking changes nothing."""

from collections.abc import Callable
from datetime import datetime
from typing import Final

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from shop.care import keeping, tapping, taps
from shop.care.coming import coming
from shop.care.mails import BUTTONS
from shop.care.models import CarePlan
from shop.orderpage.private import private

MOVES: Final[dict[str, Callable[[CarePlan, datetime], None]]] = {
    "pause": keeping.rest,
    "resume": keeping.come_back,
    "stop": keeping.unsubscribe,
}


# The forms need no CSRF token: the unguessable link is the permission, and no other site can know it. With
# no-referrer, browsers would also say "Origin: null", which Django's check refuses.
@csrf_exempt
@private
@require_http_methods(["GET", "HEAD", "POST"])
def plan(request: HttpRequest, token: str) -> HttpResponse:
    """Show the plan; a posted `move` is one of MOVES."""
    found = get_object_or_404(CarePlan.objects.select_related("order"), token=token)
    now = timezone.now()
    if request.method == "POST":
        move = MOVES.get(request.POST.get("move", ""))
        if move is None:
            return HttpResponse("There is no such button.", status=400, content_type="text/plain")
        move(found, now)
        return redirect("care:plan", token)
    return render(request, "care/plan.html", {"plan": found, "rows": coming(found, now)})


@csrf_exempt
@private
@require_http_methods(["GET", "HEAD", "POST"])
def stop(request: HttpRequest, token: str) -> HttpResponse:
    """Stop by a POST, also one that comes cold from a mail program (RFC 8058); a GET only shows the button."""
    found = get_object_or_404(CarePlan, token=token)
    if request.method == "POST":
        keeping.unsubscribe(found, timezone.now())
    return render(request, "care/stop.html", {"plan": found})


@csrf_exempt
@private
@require_http_methods(["GET", "HEAD", "POST"])
def tap(request: HttpRequest, token: str) -> HttpResponse:
    """The page behind a button in a mail: a GET only shows it, a POST does what it says."""
    try:
        tapped = taps.read(token)
    except taps.BadTap as problem:
        return render(request, "care/tap.html", {"problem": problem}, status=410)
    found = get_object_or_404(CarePlan, pk=tapped.plan_id)
    if request.method == "POST":
        tapping.do(found, tapped, timezone.now())
        return redirect("care:plan", found.token)
    return render(request, "care/tap.html", {"tap": tapped, "label": BUTTONS[tapped.action]})
