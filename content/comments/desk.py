"""The owner's desk for comments, inside the dashboard."""

from collections.abc import Iterable
from typing import Any, Final

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Count, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST, require_safe

from content.comments.forms import LONGEST
from content.comments.models import PageComment
from content.comments.moderating import MOVES, State, reply
from content.comments.text import tidy

PER_PAGE: Final = 25
WAITING: Final = "waiting"
PILES: Final[dict[str, str]] = {
    WAITING: "To look at",
    State.PUBLIC: "Shown",
    State.HIDDEN: "Hidden",
    State.SPAM: "Spam",
}
DONE: Final = {
    "approve": "Approved: readers see it.",
    "hide": "Hidden.",
    "spam": "Marked as spam. What else its writer sends goes the same way.",
    "delete": "Deleted.",
}
TOO_LATE: Final = "That comment can't be changed any more: its writer may have taken it back."
NO_WORDS: Final = "Please write an answer first."
FROM_US: Final = "Mindful Culture"


@require_safe
def comments(request: HttpRequest) -> HttpResponse:
    """One pile of comments: those that wait, the oldest first; or others, the newest first."""
    pile = request.GET.get("pile", WAITING)
    pile = pile if pile in PILES else WAITING
    page = Paginator(_pile(pile), PER_PAGE).get_page(request.GET.get("page"))
    given = {
        "page_obj": page,
        "rows": _with_what_they_answer(page),
        "pile": pile,
        "piles": _counted(),
        "longest": LONGEST,
    }
    return render(request, "content/comments/desk.html", given)


@require_POST
def decide(request: HttpRequest, pk: int) -> HttpResponse:
    """Do what the pressed button says with one comment."""
    comment = get_object_or_404(PageComment, pk=pk)
    name = request.POST.get("move", "")
    move = MOVES.get(name)
    if move is None:
        return HttpResponse("There is no such button.", status=400, content_type="text/plain")
    if move(comment, by=request.user, now=timezone.now()):
        messages.success(request, DONE[name])
    else:
        messages.error(request, TOO_LATE)
    return _back(request)


@require_POST
def answer(request: HttpRequest, pk: int) -> HttpResponse:
    """Answer a comment in the shop's name."""
    comment = get_object_or_404(PageComment.objects.select_related("page"), pk=pk)
    words = tidy(request.POST.get("words", ""))[:LONGEST]
    user: Any = request.user
    name = (user.first_name or FROM_US)[:50]
    if not words:
        messages.error(request, NO_WORDS)
    elif reply(comment, words=words, by=user, name=name, now=timezone.now()):
        messages.success(request, "Your answer stands below it.")
    else:
        messages.error(request, TOO_LATE)
    return _back(request)


def _pile(pile: str) -> QuerySet[PageComment]:
    if pile == WAITING:
        found = PageComment.objects.for_the_owner().order_by("submit_date", "pk")
    else:
        found = PageComment.objects.filter(state=pile).order_by("-submit_date", "-pk")
    return found.with_reports().select_related("page__draft", "photo")


def _counted() -> list[tuple[str, str, int]]:
    """Each pile's name, words and size."""
    sizes = {each["state"]: each["size"] for each in PageComment.objects.values("state").annotate(size=Count("pk"))}
    sizes[WAITING] = PageComment.objects.for_the_owner().count()
    return [(name, words, sizes.get(name, 0)) for name, words in PILES.items()]


def _with_what_they_answer(comments: Iterable[PageComment]) -> list[tuple[PageComment, PageComment | None]]:
    """Each comment with the one above it, without which few answers make sense."""
    shown = list(comments)
    above = PageComment.objects.in_bulk({each.parent_id for each in shown})
    return [(each, above.get(each.parent_id) if each.level else None) for each in shown]


def _back(request: HttpRequest) -> HttpResponse:
    """To the pile and page that she came from."""
    next_url = request.POST.get("next", "")
    if url_has_allowed_host_and_scheme(next_url, allowed_hosts=None):
        return redirect(next_url)
    return redirect("comment-desk:comments")
