"""A draft as its readers would see it, saved or still being typed; for staff only, in a frame of the editor."""

from typing import Any

from csp.constants import SELF
from csp.decorators import csp_replace
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.clickjacking import xframe_options_sameorigin
from django.views.decorators.http import require_http_methods

from content.blocks.compiling import compile_text
from content.blocks.registry import Context
from content.editor.forms import TYPED, WordingForm
from content.pages.models import Draft, Page
from content.pages.questions import answered
from content.pages.showing import shown, trail_of


@csp_replace({"frame-ancestors": [SELF]})  # type: ignore[arg-type]  # its type knows only views without arguments
@xframe_options_sameorigin
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def preview(request: HttpRequest, pk: int) -> HttpResponse:
    """GET shows the saved draft, POST what is in the form; nothing is saved. Strangers get "not found"."""
    if not (request.user.is_staff and request.user.has_perm("content_pages.view_page")):
        raise Http404("not for readers")
    draft = get_object_or_404(Draft.objects.select_related("page", "picture"), page_id=pk)
    if request.method == "POST":
        draft = typed(request.POST, draft)
    now = timezone.now()
    context = Context(request, now, draft.page, preview=True)
    given = {
        "preview": True,
        "shown": shown(draft.page, draft, compile_text(draft.body).stored(), context),
        "trail": trail_of(draft.page),
    }
    if draft.page.kind == Page.Kind.FAQ:
        return render(request, "content/faq.html", given | {"questions": answered("", context, now=now)})
    return render(request, "content/page.html", given)


def typed(data: Any, draft: Draft) -> Draft:
    """The draft with whatever of the form can be shown; faults are told when it is saved."""
    form = WordingForm(data)
    form.is_valid()
    words = {name: form.cleaned_data[name] for name in TYPED if name in form.cleaned_data}
    words["body"] = data.get("body", "")
    return Draft(page=draft.page, **words)
