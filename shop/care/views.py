"""The keeper's page, reached by a link in each care mail: what comes, pause, resume, stop. Looking changes nothing."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from shop.care import keeping
from shop.care.models import CarePlan
from shop.orderpage.private import private


@csrf_exempt
@private
@require_http_methods(["GET", "HEAD", "POST"])
def plan(request: HttpRequest, token: str) -> HttpResponse:
    """Show the plan."""
    found = get_object_or_404(CarePlan.objects.select_related("order"), token=token)
    return render(request, "care/plan.html", {"plan": found, "rows": []})


# The form needs no CSRF token: the unguessable link is the permission, and no other site can know it. With
# no-referrer, browsers would also say "Origin: null", which Django's check refuses.
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
    """The page behind a button in a mail."""
    return HttpResponse("")
