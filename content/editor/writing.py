"""Writing: begin a page, change its words, keep a version, change its address and dates."""

from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from content.blocks.leftovers import taken_out
from content.editor.forms import KeepForm, NewPageForm, PageForm, WordingForm
from content.pages import editing
from content.pages.models import Draft, Page

AUTHOR = "The Mindful Neuro"


@require_http_methods(["GET", "POST"])
def add(request: HttpRequest, kind: str) -> HttpResponse:
    if kind not in Page.Kind.values:
        raise Http404("no such kind of page")
    form = NewPageForm(request.POST or None, kind=kind, initial={"author": AUTHOR})
    if not form.is_valid():
        return render(request, "content/editor/add.html", {"form": form, "kind": Page.Kind(kind)})
    given = form.cleaned_data
    wording = {"title": given["title"], "body": ""}
    named = {"slug": given["slug"], "author": given["author"]}
    page = editing.create(kind=kind, wording=wording, by=request.user, now=timezone.now(), **named)
    return redirect("editor:edit", page.pk)


@require_http_methods(["GET", "POST"])
def edit(request: HttpRequest, pk: int) -> HttpResponse:
    """The words of a page, with its preview beside them."""
    draft = _draft(pk)
    if request.method != "POST":
        return _form(request, draft, WordingForm(initial=_initial(draft)))
    form = WordingForm(request.POST)
    if not form.is_valid():
        return _form(request, draft, form, status=422)
    return _save(request, draft, form)


@require_POST
def keep(request: HttpRequest, pk: int) -> HttpResponse:
    """Keep the draft as it is among the revisions."""
    draft = _draft(pk)
    form = KeepForm(request.POST)
    note = form.cleaned_data["note"] if form.is_valid() else ""
    kept = editing.keep(draft.page, note=note, by=request.user, now=timezone.now())
    messages.success(request, f"Kept as No. {kept.number}.")
    return redirect("editor:history", pk)


@require_http_methods(["GET", "POST"])
def settings(request: HttpRequest, pk: int) -> HttpResponse:
    """Address, author, dates, related pages: they hold at once, without publishing."""
    page = get_object_or_404(Page, pk=pk)
    form = PageForm(request.POST or None, instance=page)
    if not form.is_valid():
        return render(request, "content/editor/settings.html", {"form": form, "page": page})
    _store(page, form)
    messages.success(request, "Saved. It holds for readers from now on.")
    return redirect("editor:edit", pk)


@transaction.atomic
def _store(page: Page, form: PageForm) -> None:
    slug = form.cleaned_data.get("slug", page.slug)
    page.slug = Page.objects.values_list("slug", flat=True).get(pk=page.pk)
    form.save()
    if slug != page.slug:
        editing.move(page, slug, now=timezone.now())


def save_words(request: HttpRequest, draft: Draft, form: WordingForm) -> Draft | editing.Conflict:
    """Save what a valid form says over the draft that its writer saw."""
    version = form.cleaned_data["version"] or 0
    return editing.save_draft(draft.page, form.wording(), version=version, by=request.user, now=timezone.now())


def _save(request: HttpRequest, draft: Draft, form: WordingForm) -> HttpResponse:
    saved = save_words(request, draft, form)
    if isinstance(saved, editing.Conflict):
        return _conflict(request, saved)
    if removed := taken_out(request.POST.get("body", "")):
        messages.warning(request, f"Saved, but these can't stand in a text and were taken out: {', '.join(removed)}.")
    else:
        messages.success(request, "Saved. Readers see it once you publish it.")
    if "publish" in request.POST:
        return redirect("editor:publish", draft.page_id)
    return redirect("editor:edit", draft.page_id)


def told(conflict: editing.Conflict) -> str:
    """What the one who saved second has to know."""
    who = editing.name_of(conflict.draft.changed_by) or "Somebody"
    return (
        f"{who} saved this page while you were writing. Your text is not lost: it is kept as No. "
        f"{conflict.kept.number}. Compare it with what is there now, and restore it if yours should stand."
    )


def _conflict(request: HttpRequest, conflict: editing.Conflict) -> HttpResponse:
    messages.error(request, told(conflict))
    return redirect("editor:compare", conflict.draft.page_id, conflict.kept.number)


def _draft(pk: int) -> Draft:
    return get_object_or_404(Draft.objects.select_related("page", "changed_by"), page_id=pk)


def _initial(draft: Draft) -> dict[str, Any]:
    return draft.words() | {"picture": draft.picture_id, "version": draft.version}


def _form(request: HttpRequest, draft: Draft, form: WordingForm, status: int = 200) -> HttpResponse:
    now = timezone.now()
    publications = draft.page.publications
    context = {
        "form": form,
        "draft": draft,
        "page": draft.page,
        "live": publications.live(now).first(),
        "planned": publications.planned(now).first(),
        "keep_form": KeepForm(),
    }
    return render(request, "content/editor/edit.html", context, status=status)
