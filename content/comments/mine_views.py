"""The page behind the link in a writer's mail. Looking changes nothing: mail programs look at links by themselves."""

from collections.abc import Callable
from datetime import datetime
from typing import Any, Final

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from content.comments import confirming
from content.comments.models import PageComment
from shop.orderpage.private import private

METHODS: Final = ["GET", "HEAD", "POST"]
TAKEN_BACK: Final = "Your comment is deleted, and so is your address."
MOVES: Final[dict[str, Callable[..., Any]]] = {
    "confirm": confirming.confirm,
    "stop": confirming.stop,
    "delete": confirming.take_back,
}


# The forms need no CSRF token: the unguessable link is the permission, and no other site can know it.
@csrf_exempt
@private
@require_http_methods(METHODS)
def mine(request: HttpRequest, token: str) -> HttpResponse:
    """The writer's own comment; a posted `move` is one of MOVES."""
    now = timezone.now()
    comment = confirming.find(token, now=now)
    if comment is None:
        return render(request, "content/comments/unknown.html", status=404)
    if request.method != "POST":
        return render(request, "content/comments/mine.html", {"comment": comment})
    return _moved(request, comment, request.POST.get("move", ""), now)


@csrf_exempt
@private
@require_http_methods(METHODS)
def stop(request: HttpRequest, token: str) -> HttpResponse:
    """Stop by a POST, also one that comes cold from a mail program (RFC 8058); a GET only shows the button."""
    now = timezone.now()
    comment = confirming.find(token, now=now)
    if comment is None:
        return render(request, "content/comments/unknown.html", status=404)
    if request.method == "POST":
        confirming.stop(comment, now=now)
        comment.refresh_from_db()
    return render(request, "content/comments/stop.html", {"comment": comment})


def _moved(request: HttpRequest, comment: PageComment, name: str, now: datetime) -> HttpResponse:
    move = MOVES.get(name)
    if move is None:
        return HttpResponse("There is no such button.", status=400, content_type="text/plain")
    move(comment, now=now)
    if name == "delete":
        messages.success(request, TAKEN_BACK)
        return redirect(comment.page.get_absolute_url())
    return redirect("comments:mine", comment.token)
