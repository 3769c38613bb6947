"""Publishing a draft, and letting running jars go on with a version."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from shop.care import versions
from shop.care.desk import moving, publishing
from shop.care.desk.editing import Published
from shop.care.desk.forms import MoveForm, PublishForm
from shop.care.desk.inspecting import complaints_about
from shop.care.desk.version_pages import GONE, found
from shop.care.models import CarePlan, ProgrammeVersion


@require_http_methods(["GET", "POST"])
def publish(request: HttpRequest, number: int) -> HttpResponse:
    """What the checks say, and the button."""
    draft = get_object_or_404(ProgrammeVersion, number=number, published_at=None)
    if request.method != "POST":
        return _ask(request, draft, PublishForm(initial={"seen": draft.edits}))
    form = PublishForm(request.POST)
    if not form.is_valid():
        return _ask(request, draft, form, status=422)
    try:
        publishing.publish(number, by=request.user, now=timezone.now(), **form.cleaned_data)
    except publishing.Stopped:
        form.add_error("reason", "Write why, or correct the steps first.")
        return _ask(request, draft, form, status=422)
    except publishing.Outdated:
        messages.error(request, "Nothing was published: the draft has changed since you looked. Read it once more.")
        return redirect("care-desk:version-publish", number)
    except Published:
        messages.error(request, GONE)
        return redirect("care-desk:versions")
    messages.success(request, f"Published. Jars that arrive from now on get version {number}.")
    return redirect("care-desk:version-move", number)


@require_http_methods(["GET", "POST"])
def move(request: HttpRequest, number: int) -> HttpResponse:
    """Which of the jars that are alive go on with this version; by itself none does."""
    programme = found(number)
    row = ProgrammeVersion.objects.filter(number=number).first()
    if row is not None and row.published_at is None:
        messages.error(request, "Jars can only run on a version that is published.")
        return redirect("care-desk:version", number)
    form = MoveForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        moving.ask_to_move(number, before_day=form.before_day(), now=timezone.now())
        messages.success(request, "They are being moved, a hundred at a time; the list of versions shows how far.")
        return redirect("care-desk:versions")
    alive = CarePlan.objects.filter(state__in=moving.ALIVE)
    context = {
        "form": form,
        "programme": programme,
        "others": alive.exclude(programme=number).count(),
        "is_newest": number == versions.newest(),
    }
    return render(request, "backoffice/care/move.html", context, status=422 if form.is_bound else 200)


def _ask(request: HttpRequest, draft: ProgrammeVersion, form: PublishForm, status: int = 200) -> HttpResponse:
    complaints = complaints_about(versions.as_programme(draft))
    context = {
        "form": form,
        "row": draft,
        "complaints": complaints,
        "stopped": any(complaint.absolute for complaint in complaints),
    }
    return render(request, "backoffice/care/publish.html", context, status=status)
