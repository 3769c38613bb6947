"""Publishing: what the checks say, when, and the owner's reason; taking off; calling off what was planned."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.formats import date_format
from django.views.decorators.http import require_http_methods, require_POST

from content.editor.forms import PublishForm
from content.pages import publishing
from content.pages.gate import complaints_about
from content.pages.models import Draft, Page, Publication


@require_http_methods(["GET", "POST"])
def publish(request: HttpRequest, pk: int) -> HttpResponse:
    draft = get_object_or_404(Draft.objects.select_related("page"), page_id=pk)
    if request.method != "POST":
        return _ask(request, draft, PublishForm(initial={"version": draft.version}))
    form = PublishForm(request.POST)
    if not form.is_valid():
        return _ask(request, draft, form, status=422)
    try:
        made = publishing.publish(draft.page, by=request.user, now=timezone.now(), **form.cleaned_data)
    except publishing.Stopped as stopped:
        if stopped.can_be_signed_off:
            form.add_error("reason", "Write why, or correct the text first.")
        return _ask(request, draft, form, status=422)
    except publishing.Outdated:
        messages.error(request, "Nothing was published: the text has changed since you looked. Read it once more.")
        return redirect("editor:edit", pk)
    messages.success(request, _said(made))
    return redirect("editor:list")


@require_POST
def unpublish(request: HttpRequest, pk: int) -> HttpResponse:
    publishing.unpublish(get_object_or_404(Page, pk=pk), by=request.user, now=timezone.now())
    messages.success(request, "Taken off. Readers get “not found” there; the text is kept.")
    return redirect("editor:edit", pk)


@require_POST
def call_off(request: HttpRequest, pk: int) -> HttpResponse:
    if publishing.call_off(get_object_or_404(Page, pk=pk), now=timezone.now()):
        messages.success(request, "Called off. What readers see stays as it is.")
    else:
        messages.info(request, "Nothing was planned any more.")
    return redirect("editor:edit", pk)


def _ask(request: HttpRequest, draft: Draft, form: PublishForm, status: int = 200) -> HttpResponse:
    complaints = complaints_about(draft.page, draft, now=timezone.now())
    context = {
        "form": form,
        "draft": draft,
        "page": draft.page,
        "complaints": complaints,
        "stopped": any(complaint.absolute for complaint in complaints),
    }
    return render(request, "content/editor/publish.html", context, status=status)


def _said(made: Publication) -> str:
    if made.starts_at > made.made_at:
        return f"Planned: readers see it from {date_format(timezone.localtime(made.starts_at), 'l, F j, g:i A')} on."
    return f"Published. Readers see it at {made.page.get_absolute_url()} within ten seconds."
