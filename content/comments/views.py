"""What readers do: write, answer, report. Every page works without a script and keeps what was typed."""

from datetime import datetime
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from content.comments.forms import LONGEST, CommentForm
from content.comments.limits import TooMany, check_client
from content.comments.models import PageComment
from content.comments.posting import Written, post
from content.comments.reading import QUERY, page_number
from content.comments.reporting import report as report_comment
from content.comments.text import tidy
from content.pages.models import Page, Publication
from shop.checkout.client import address_of
from shop.same_origin import same_origin

SENT = "Thank you! There is a mail on its way to {}: press its button, and your comment comes to us."
ROBOT = "Thank you! Once we have read it, it stands here."
REPORTED = "Thank you. We will look at that comment."


@same_origin
@require_http_methods(["GET", "HEAD", "POST"])
def write(request: HttpRequest, slug: str) -> HttpResponse:
    """A comment on an article."""
    return _written(request, _article(slug, timezone.now()), above=None)


@same_origin
@require_http_methods(["GET", "HEAD", "POST"])
def answer(request: HttpRequest, pk: int) -> HttpResponse:
    """An answer to a comment."""
    above = _public(pk)
    return _written(request, _article(above.page.slug, timezone.now()), above=above)


@same_origin
@require_http_methods(["GET", "HEAD", "POST"])
def report(request: HttpRequest, pk: int) -> HttpResponse:
    """Asks whether it is meant, then counts it."""
    comment, refused = _public(pk), ""
    if request.method == "POST":
        try:
            report_comment(comment, client=address_of(request), now=timezone.now())
        except TooMany as reason:
            refused = str(reason)
        else:
            messages.success(request, REPORTED)
            return redirect(comment.page.get_absolute_url())
    given = {"comment": comment, "refused": refused}
    return render(request, "content/comments/report.html", given, status=429 if refused else 200)


@require_safe
def one(request: HttpRequest, pk: int) -> HttpResponse:
    """Leads to where a comment stands."""
    comment = _public(pk)
    number = page_number(comment)
    query = f"?{QUERY}={number}" if number > 1 else ""
    return redirect(f"{comment.page.get_absolute_url()}{query}#comment-{pk}")


def _written(request: HttpRequest, page: Page, *, above: PageComment | None) -> HttpResponse:
    if not page.takes_comments:
        return _closed(request, page)
    if request.method != "POST":
        return _form_page(request, page, CommentForm(), above, status=200)
    form = CommentForm(request.POST, request.FILES)
    if form.is_from_a_robot:  # who is told that nothing is wrong
        messages.success(request, ROBOT)
    elif not form.is_valid():
        return _form_page(request, page, form, above, status=422)
    else:
        try:
            _take(form, page, above=above, client=address_of(request))
        except TooMany as reason:
            form.add_error(None, str(reason))
            return _form_page(request, page, form, above, status=429)
        messages.success(request, SENT.format(form.cleaned_data["email"]))
    return redirect(page.get_absolute_url())


def _closed(request: HttpRequest, page: Page) -> HttpResponse:
    """Nothing is taken in; whoever was still writing has her words back."""
    given = {"page": page, "words": tidy(request.POST.get("comment", ""))[:LONGEST]}
    return render(request, "content/comments/closed.html", given, status=403)


def _take(form: CommentForm, page: Page, *, above: PageComment | None, client: str) -> None:
    check_client(client)
    given: dict[str, Any] = form.cleaned_data
    written = Written(
        name=given["name"],
        email=given["email"],
        words=given["comment"],
        photo=given["photo"],
        wants_answers=given["followup"],
    )
    post(page, written, above=above, now=timezone.now())


def _form_page(
    request: HttpRequest, page: Page, form: CommentForm, above: PageComment | None, *, status: int
) -> HttpResponse:
    given = {"page": page, "form": form, "above": above, "action": request.path, "lost_photo": "photo" in request.FILES}
    return render(request, "content/comments/write.html", given, status=status)


def _article(slug: str, now: datetime) -> Page:
    live = Publication.objects.live(now).filter(page__kind=Page.Kind.ARTICLE)
    return get_object_or_404(live, page__slug=slug).page


def _public(pk: int) -> PageComment:
    comments = PageComment.objects.select_related("page")
    return get_object_or_404(comments, pk=pk, state=PageComment.State.PUBLIC)
