"""The steps of a draft: add, change, move, take out. Who saves second is told, and loses nothing."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from shop.care.desk import editing
from shop.care.desk.step_form import NewStepForm, StepForm, care_numbers
from shop.care.desk.version_pages import GONE
from shop.care.models import ProgrammeStep
from shop.care.programme.steps import Track


@require_http_methods(["GET", "POST"])
def edit(request: HttpRequest, number: int, key: str) -> HttpResponse:
    """One step of a draft, with the care numbers that can stand in its text, and its mail as it is saved."""
    step = _step(number, key)
    if request.method != "POST":
        return _form(request, step, StepForm(instance=step, initial=_initial(request, step)))
    form = StepForm(request.POST, instance=_step(number, key))
    if not form.is_valid():
        return _form(request, step, form, status=422)
    try:
        saved = editing.save_step(
            number, key, form.typed(), seen=form.cleaned_data["seen"], by=request.user, now=timezone.now()
        )
    except (editing.Published, ProgrammeStep.DoesNotExist):
        messages.error(request, GONE)
        return _form(request, step, form, status=409)
    return _said(request, saved, number, key)


@require_POST
def add(request: HttpRequest, number: int) -> HttpResponse:
    form = NewStepForm(request.POST)
    if not form.is_valid():
        messages.error(request, "Say what the step is counted from, and give it a title of at most 80 letters.")
        return redirect("care-desk:version", number)
    track, title = Track(form.cleaned_data["track"]), form.cleaned_data["title"]
    try:
        step = editing.add_step(number, track, title, by=request.user, now=timezone.now())
    except editing.Published:
        messages.error(request, GONE)
        return redirect("care-desk:version", number)
    return redirect("care-desk:step", number, step.key)


@require_http_methods(["GET", "POST"])
def remove(request: HttpRequest, number: int, key: str) -> HttpResponse:
    """Ask, then take the step out of the draft."""
    step = _step(number, key)
    if request.method != "POST":
        return render(request, "backoffice/care/remove.html", {"step": step, "row": step.version})
    try:
        editing.remove_step(number, key, by=request.user, now=timezone.now())
        messages.success(request, f"“{step.title}” is out of the draft.")
    except editing.Published:
        messages.error(request, GONE)
    return redirect("care-desk:version", number)


@require_POST
def move(request: HttpRequest, number: int, key: str, way: str) -> HttpResponse:
    """Up or down on its track."""
    if way not in ("up", "down"):
        raise Http404("no such way")
    try:
        editing.move_step(number, key, up=way == "up", by=request.user, now=timezone.now())
    except (editing.Published, ProgrammeStep.DoesNotExist):
        messages.error(request, GONE)
    return redirect("care-desk:version", number)


def _step(number: int, key: str) -> ProgrammeStep:
    steps = ProgrammeStep.objects.select_related("version").filter(version__published_at=None)
    return get_object_or_404(steps, version__number=number, key=key)


def _initial(request: HttpRequest, step: ProgrammeStep) -> dict[str, Any]:
    """The saved words, or on demand those that somebody could not save."""
    wanted = request.GET.get("aside", "")
    aside = step.asides.filter(pk=wanted).first() if wanted.isdecimal() else None
    return {"seen": step.edits, **(aside.typed if aside else {})}


def _said(request: HttpRequest, saved: ProgrammeStep | editing.Conflict, number: int, key: str) -> HttpResponse:
    if isinstance(saved, editing.Conflict):
        who = saved.step.changed_by or "Somebody"
        messages.error(
            request,
            f"{who} saved this step while you were writing. Your words are not lost: they are kept below. "
            "Compare them with what is there now, and put them into the form if yours should stand.",
        )
    else:
        messages.success(request, "Saved. Nobody gets it before the version is published.")
    return redirect("care-desk:step", number, key)


def _form(request: HttpRequest, step: ProgrammeStep, form: StepForm, status: int = 200) -> HttpResponse:
    context = {"form": form, "step": step, "row": step.version, "numbers": care_numbers(), "asides": step.asides.all()}
    return render(request, "backoffice/care/step.html", context, status=status)
