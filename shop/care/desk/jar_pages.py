"""A jar's plan as staff sees it, and what may be done for a keeper who is on the phone."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from shop.care import versions
from shop.care.desk import deeds
from shop.care.desk.forms import ArrivedForm, ChooseForm, RestForm, RoomForm, StopForm
from shop.care.desk.travel import coming
from shop.care.desk.travel_pages import behind, titled, version_of
from shop.care.keeping import Unwanted, open_rest
from shop.care.knowing import facts_of, settled_of, today_of
from shop.care.models import CarePlan

AHEAD = 45  # days of notes that the page shows


@require_safe
def find(request: HttpRequest) -> HttpResponse:
    """Jars by order number or code; without one, the newest."""
    form = ChooseForm(request.GET)
    plan = form.cleaned_data["jar"] if form.is_valid() else None
    if plan and not (plan.order and plan.order.care_plans.count() > 1):
        return redirect("care-desk:jar", plan.pk)
    plans = CarePlan.objects.select_related("order").order_by("-pk")
    chosen = plans.filter(order=plan.order) if plan else plans[:50]
    return render(request, "backoffice/care/jars.html", {"form": form, "plans": chosen, "plan": plan})


@require_safe
def jar(request: HttpRequest, pk: int) -> HttpResponse:
    """Facts, notes, answers and breaks of one jar, and what is ahead of it."""
    plans = CarePlan.objects.select_related("order", "parent").prefetch_related("rests", "answers", "children", "deeds")
    plan = get_object_or_404(plans, pk=pk)
    now = timezone.now()
    number = version_of(plan)
    programme, is_over = versions.programme(number), plan.state == CarePlan.State.STOPPED
    ahead = coming(programme, facts_of(plan), settled_of(plan, now), now=now, days=AHEAD)
    context = {
        "plan": plan,
        "number": number,
        "is_over": is_over,
        "behind": titled(behind(plan), programme),
        "ahead": [] if is_over or plan.arrival is None else ahead,
        "resting": open_rest(plan, today_of(plan, now)),
        "arrived": ArrivedForm(initial={"day": plan.arrival or today_of(plan, now)}),
        "rest": RestForm(),
        "room": RoomForm(instance=plan),
        "stop": StopForm(),
    }
    return render(request, "backoffice/care/jar.html", context)


@require_POST
def arrived(request: HttpRequest, pk: int) -> HttpResponse:
    return _do(request, pk, deeds.arrived, ArrivedForm(request.POST))


@require_POST
def rest(request: HttpRequest, pk: int) -> HttpResponse:
    return _do(request, pk, deeds.rest, RestForm(request.POST))


@require_POST
def back(request: HttpRequest, pk: int) -> HttpResponse:
    return _do(request, pk, deeds.back)


@require_POST
def adjust(request: HttpRequest, pk: int) -> HttpResponse:
    return _do(request, pk, deeds.adjust, RoomForm(request.POST))


@require_POST
def stop(request: HttpRequest, pk: int) -> HttpResponse:
    return _do(request, pk, deeds.stop, StopForm(request.POST))


@require_POST
def again(request: HttpRequest, pk: int) -> HttpResponse:
    return _do(request, pk, deeds.start_again)


def _do(request: HttpRequest, pk: int, act: Callable[..., str], form: Any = None) -> HttpResponse:
    """Carry it out, or say why not; always ends on the jar's page."""
    plan = get_object_or_404(CarePlan, pk=pk)
    if form is not None and not form.is_valid():
        faults = " ".join(str(fault) for errors in form.errors.values() for fault in errors)
        messages.error(request, f"Nothing was changed. {faults}")
        return redirect("care-desk:jar", pk)
    try:
        said = act(plan, by=request.user, now=timezone.now(), **(form.cleaned_data if form else {}))
        messages.success(request, f"Written down, and planned anew: {said}")
    except Unwanted as refusal:
        messages.error(request, str(refusal))
    return redirect("care-desk:jar", pk)
