"""Saves a draft while it is being typed, by the same rule as the button: a newer draft is never written over."""

from django.http import HttpRequest, JsonResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.views.decorators.http import require_POST

from content.editor.forms import WordingForm
from content.editor.writing import save_words, told
from content.pages.editing import Conflict
from content.pages.models import Draft


@require_POST
def autosave(request: HttpRequest, pk: int) -> JsonResponse:
    """Answers with `said`, for the writer, and the draft's `version`, or 409 with where her text is kept."""
    draft = get_object_or_404(Draft.objects.select_related("page", "changed_by"), page_id=pk)
    form = WordingForm(request.POST)
    if not form.is_valid():
        field, faults = next(iter(form.errors.items()))
        label = form[field].label if field in form.fields else "The form"
        return JsonResponse({"said": f"Not saved yet. {label}: {faults[0]}"}, status=422)
    saved = save_words(request, draft, form)
    if isinstance(saved, Conflict):
        compare = reverse("editor:compare", args=[pk, saved.kept.number])
        return JsonResponse({"said": told(saved), "compare": compare}, status=409)
    at = date_format(timezone.localtime(saved.changed_at), "g:i A")
    return JsonResponse({"said": f"Draft saved, {at}.", "version": saved.version})
