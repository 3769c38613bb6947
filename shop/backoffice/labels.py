"""Labels for lids: one per jar, with its code. Jars that are sold over a counter get theirs here, without an order."""

from collections.abc import Iterable
from datetime import date
from typing import Any, Final

from django import forms
from django.db.models import Count, Q
from django.db.models.functions import TruncDate
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from shop.care.keeper import codes
from shop.care.keeper.sharing import counter_jars
from shop.care.models import CarePlan

MOST: Final = 60  # labels at once: ten sheets
LONGEST_ID: Final = 19  # digits; more than a database counts
DAYS: Final = 30  # that the page lists


class LabelsForm(forms.Form):
    """How many."""

    count = forms.IntegerField(label="How many jars?", min_value=1, max_value=MOST, initial=12)


@require_http_methods(["GET", "HEAD", "POST"])
def make(request: HttpRequest) -> HttpResponse:
    """Make codes for so many jars, and list those that were made."""
    form = LabelsForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        made = counter_jars(form.cleaned_data["count"])
        today = reverse("backoffice:jar-labels-sheet", args=[timezone.localdate().isoformat()])
        return redirect(f"{today}?first={made[0].pk}")  # not those of this morning, which stick on their jars
    return render(request, "backoffice/jar_labels.html", {"form": form, "days": _days()})


@require_safe
def sheet(request: HttpRequest, day: str) -> HttpResponse:
    """The labels of a day's jars that nobody has opened yet, to print; from the jar with the id `first` on."""
    try:
        chosen = date.fromisoformat(day)
    except ValueError as error:
        raise Http404 from error
    first = request.GET.get("first", "")
    since = int(first) if first.isdecimal() and len(first) < LONGEST_ID else 0
    jars = _of_the_counter().filter(day=chosen, claimed_at=None, pk__gte=since).order_by("pk")
    return render(request, "backoffice/jar_labels_sheet.html", {"day": chosen, **lids(jars)})


def lids(jars: Iterable[CarePlan]) -> dict[str, Any]:
    """What the template of a lid is told about each of these jars."""
    return {"lids": [{"qr": codes.qr(jar), "code": codes.readable(jar.code)} for jar in jars], "host": codes.host()}


def _days() -> list[dict[str, Any]]:
    """How many were made on each day, and how many of those were opened."""
    by_day = _of_the_counter().values("day").order_by("-day")
    return list(by_day.annotate(made=Count("pk"), opened=Count("pk", filter=Q(claimed_at__isnull=False)))[:DAYS])


def _of_the_counter() -> Any:
    return CarePlan.objects.filter(order=None, parent=None).annotate(day=TruncDate("created_at"))
