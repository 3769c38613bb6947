"""The versions of the programme: the list, one version with its steps, a draft's beginning, its note and its end."""

from collections.abc import Iterator
from typing import Any

from django.contrib import messages
from django.db.models import Count
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from shop.care import versions
from shop.care.desk import editing
from shop.care.desk.forms import NoteForm
from shop.care.desk.moving import ALIVE
from shop.care.desk.publishing import changed_since
from shop.care.desk.step_form import TRACKS, NewStepForm
from shop.care.desk.trial import programme_of
from shop.care.models import CarePlan, ProgrammeVersion
from shop.care.programme.steps import Programme, Step, Track

GONE = "Nothing was changed: this version is published by now, or somebody has thrown the draft away."


@require_safe
def versions_list(request: HttpRequest) -> HttpResponse:
    """All versions, the newest first, with the jars that run on each."""
    alive = CarePlan.objects.filter(state__in=ALIVE)
    jars = dict(alive.values_list("programme").annotate(count=Count("pk")))
    rows = list(ProgrammeVersion.objects.annotate(step_count=Count("steps")))
    context = {
        "rows": [(version, jars.get(version.number, 0)) for version in rows],
        "draft": next((version for version in rows if version.published_at is None), None),
        "first": (versions.programme(0), jars.get(0, 0)),
        "newest": versions.newest(),
        "tampered": changed_since(),
    }
    return render(request, "backoffice/care/versions.html", context)


@require_safe
def version(request: HttpRequest, number: int) -> HttpResponse:
    """One version, step by step; a draft with what changes it."""
    programme, row = found(number), ProgrammeVersion.objects.filter(number=number).first()
    context = {
        "programme": programme,
        "row": row,
        "is_draft": row is not None and row.published_at is None,
        "tracks": list(by_track(programme)),
        "note_form": NoteForm(initial={"note": row.note if row else ""}),
        "new_step": NewStepForm(),
    }
    return render(request, "backoffice/care/version.html", context)


@require_POST
def begin(request: HttpRequest, number: int) -> HttpResponse:
    """A new draft, copied from that version."""
    try:
        draft = editing.begin(found(number), by=request.user, now=timezone.now())
    except editing.DraftThere:
        messages.error(request, "There is a draft already: publish it or throw it away first.")
        return redirect("care-desk:versions")
    return redirect("care-desk:version", draft.number)


@require_POST
def note(request: HttpRequest, number: int) -> HttpResponse:
    form = NoteForm(request.POST)
    try:
        if form.is_valid():
            editing.save_note(number, form.cleaned_data["note"], by=request.user, now=timezone.now())
            messages.success(request, "Saved.")
    except editing.Published:
        messages.error(request, GONE)
    return redirect("care-desk:version", number)


@require_http_methods(["GET", "POST"])
def throw_away(request: HttpRequest, number: int) -> HttpResponse:
    """Ask, then delete a draft."""
    draft = ProgrammeVersion.objects.filter(number=number, published_at=None).first()
    if draft is None:
        messages.error(request, GONE)
        return redirect("care-desk:versions")
    if request.method != "POST":
        return render(request, "backoffice/care/throw_away.html", {"row": draft})
    editing.throw_away(number)
    messages.success(request, f"The draft of version {number} is gone.")
    return redirect("care-desk:versions")


def found(number: int) -> Programme:
    """That version, or "not found"."""
    try:
        return programme_of(number)
    except KeyError as error:
        raise Http404("no such version") from error


def step_of(number: int, key: str) -> Step:
    """A step of that version, or "not found"."""
    try:
        return found(number).step(key)
    except KeyError as error:
        raise Http404("no such step") from error


def by_track(programme: Programme) -> Iterator[dict[str, Any]]:
    """Each track that has steps, with its name."""
    for track in Track:
        if steps := programme.on(track):
            yield {"name": TRACKS[track].split(":")[0], "track": track, "steps": steps}
