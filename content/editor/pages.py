"""The list of everything that was written: where it stands, and what is due for a review."""

from datetime import date, datetime
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet, Subquery
from django.utils import timezone
from django.views.generic import ListView

from content.pages.models import Page, Publication


def listed(now: datetime) -> QuerySet[Page]:
    """All pages with what is public and what is planned, in one query."""
    live = Publication.objects.live(now).filter(page=OuterRef("pk"))
    planned = Publication.objects.planned(now).filter(page=OuterRef("pk"))
    newer = {"title", "summary", "body"}
    changed = live.exclude(**{f"revision__{name}": OuterRef(f"draft__{name}") for name in newer})
    return Page.objects.select_related("draft").annotate(
        is_live=Exists(live),
        live_since=Subquery(live.values("starts_at")[:1]),
        planned_for=Subquery(planned.values("starts_at")[:1]),
        has_news=Exists(changed),
    )


class PageList(ListView):  # type: ignore[type-arg]  # not generic at run time
    """Ordered as the owner thinks of them: articles, the questions, guides."""

    template_name = "content/editor/list.html"
    context_object_name = "pages"

    def get_queryset(self) -> QuerySet[Page]:
        return listed(timezone.now()).order_by("kind", "position", "-draft__changed_at")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        today: date = timezone.localdate()
        has_faq = Page.objects.filter(kind=Page.Kind.FAQ).exists()
        kinds = [kind for kind in Page.Kind if kind != Page.Kind.FAQ or not has_faq]
        context = super().get_context_data(**kwargs)
        due = [page for page in context["pages"] if page.review_by and page.review_by <= today]
        return {**context, "today": today, "kinds": kinds, "due": sorted(due, key=lambda page: page.review_by)}
