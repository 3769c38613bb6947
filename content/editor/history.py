"""What a page was: its revisions and publications, any one beside the draft, and the way back."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from content.editor.comparing import compared
from content.pages import editing
from content.pages.models import Page, Revision, Wording


@require_safe
def history(request: HttpRequest, pk: int) -> HttpResponse:
    page = get_object_or_404(Page.objects.select_related("draft"), pk=pk)
    context = {
        "page": page,
        "revisions": page.revisions.defer("body", "compiled"),
        "publications": page.publications.select_related("revision").order_by("-pk"),
    }
    return render(request, "content/editor/history.html", context)


@require_safe
def compare(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """One revision against another (`with`, a number), or against the draft."""
    revision = _revision(pk, number)
    other: Wording = revision.page.draft
    chosen = request.GET.get("with", "")
    if chosen.isdecimal():
        other = _revision(pk, int(chosen))
    context = {
        "page": revision.page,
        "revision": revision,
        "other": other if isinstance(other, Revision) else None,
        "fields": compared(revision, other),
        "revisions": revision.page.revisions.exclude(pk=revision.pk).defer("body", "compiled"),
    }
    return render(request, "content/editor/compare.html", context)


@require_POST
def restore(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    revision = _revision(pk, number)
    editing.restore(revision, by=request.user, now=timezone.now())
    messages.success(request, f"No. {number} is the draft again. What was there before is kept.")
    return redirect("editor:edit", pk)


def _revision(pk: int, number: int) -> Revision:
    rows = Revision.objects.select_related("page__draft")
    return get_object_or_404(rows, page_id=pk, number=number)
