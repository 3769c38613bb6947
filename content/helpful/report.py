"""What readers said about the answers, for the owner."""

from typing import Any

from django.db.models import F, QuerySet, Sum
from django.db.models.functions import Coalesce
from django.views.generic import ListView

from content.pages.models import Page


def judged() -> QuerySet[Page]:
    """All questions with their counts, those that helped least first."""
    questions = Page.objects.filter(kind=Page.Kind.QUESTION).select_related("draft")
    counts = {said: Coalesce(Sum(f"votes__{said}"), 0) for said in ("yes", "no")}
    return questions.annotate(**counts).order_by(F("yes") - F("no"), "position")


class Report(ListView):  # type: ignore[type-arg]  # not generic at run time
    """Which answers to write again."""

    template_name = "helpful/report.html"
    context_object_name = "questions"

    def get_queryset(self) -> QuerySet[Any]:
        return judged()
