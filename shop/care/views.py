"""A jar's private page, the page behind a button in a mail, and the way out. Looking changes nothing anywhere."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.db.models import prefetch_related_objects
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_POST

from shop.care import keeping, stopping, tapping, taps
from shop.care.keeper import codes, moves, my_jar, said, sharing
from shop.care.keeper.starting_again import may_start_again
from shop.care.keeper.tap_words import words_for
from shop.care.models import CarePlan
from shop.care.numbers import CARE
from shop.orderpage.private import private

View = Callable[..., HttpResponse]
GET_OR_POST = ["GET", "HEAD", "POST"]


def behind_token(view: View) -> View:
    """Hand the view the jar with that token; kind words if there is none.

    Forms here need no CSRF token: the unguessable link is the permission, and no other site can know it. With
    no-referrer, browsers would also say "Origin: null", which Django's check refuses.
    """

    @csrf_exempt
    @private
    @wraps(view)
    def found(request: HttpRequest, token: str, **given: Any) -> HttpResponse:
        plan = CarePlan.objects.select_related("order", "parent").filter(token=token).first()
        return view(request, plan, **given) if plan else render(request, "care/unknown.html", status=404)

    return found


@require_http_methods(GET_OR_POST)
@behind_token
def plan(request: HttpRequest, plan: CarePlan) -> HttpResponse:
    """The jar's page; what is posted does one of its moves, and the page then says what that changed."""
    if request.method != "POST":
        return _page(request, plan, said=said.read(plan, request.GET.get(said.NAME, "")))
    try:
        sentences = moves.act(plan, request.POST.get("move", ""), request.POST, timezone.now())
    except moves.Mistaken as mistaken:
        return _page(request, plan, wrong=mistaken.form, status=422)
    except keeping.Unwanted as reason:
        return _page(request, plan, refused=str(reason), status=409)
    except moves.NoSuchMove:
        return _page(request, plan, refused="There is no such button on this page. Nothing has changed.", status=400)
    return redirect(said.address(plan, sentences))


@require_http_methods(GET_OR_POST)
@behind_token
def stop(request: HttpRequest, plan: CarePlan) -> HttpResponse:
    """Stop by a POST, also one that comes cold; a GET only shows the button."""
    if request.method == "POST":
        keeping.unsubscribe(plan, timezone.now())
    return _stop_page(request, plan, is_over=plan.state == CarePlan.State.STOPPED)


@csrf_exempt
@private
@require_http_methods(GET_OR_POST)
def stop_mail(request: HttpRequest, token: str) -> HttpResponse:
    """The same from a mail, or a mail program's own button (RFC 8058): for its reader, whoever keeps the jar by now."""
    reader = stopping.read(token)
    if reader is None:
        return render(request, "care/unknown.html", status=404)
    if request.method == "POST":
        stopping.stop(reader, timezone.now())
    return _stop_page(request, reader.way_back, is_over=reader.has_stopped)


def _stop_page(request: HttpRequest, plan: CarePlan | None, *, is_over: bool) -> HttpResponse:
    again = plan is not None and may_start_again(plan)
    return render(request, "care/stop.html", {"plan": plan, "is_over": is_over, "may_start_again": again})


@require_POST
@behind_token
def share(request: HttpRequest, plan: CarePlan) -> HttpResponse:
    """Make a code for a friend's spoonful, and show it."""
    try:
        child = sharing.spoonful(plan)
    except keeping.Unwanted as reason:
        return _page(request, plan, refused=str(reason), status=409)
    return redirect("care:spoonful", plan.token, child.code)


@require_http_methods(["GET", "HEAD"])
@behind_token
def spoonful(request: HttpRequest, plan: CarePlan, code: str) -> HttpResponse:
    """A code that was made on this jar's page, to write on a lid."""
    child = plan.children.filter(code=code).first()
    if child is None:
        return render(request, "care/unknown.html", status=404)
    given = {"plan": plan, "child": child, "code": codes.readable(child.code), "qr": codes.qr(child)}
    return render(request, "care/spoonful.html", given | {"address": codes.address(child), "host": codes.host()})


@csrf_exempt
@private
@require_http_methods(GET_OR_POST)
def tap(request: HttpRequest, token: str) -> HttpResponse:
    """The page behind a button in a mail: a GET shows what it will do, a POST does it, once."""
    try:
        tapped = taps.read(token)
        plan = tapping.jar_of(tapped)
        if request.method == "POST":
            return redirect(said.address(plan, tapping.do(plan, tapped, timezone.now())))
    except taps.BadTap as problem:
        return render(request, "care/tap.html", {"problem": str(problem), "jar": problem.token}, status=410)
    except keeping.Unwanted as problem:
        return render(request, "care/tap.html", {"problem": str(problem), "jar": plan.token}, status=410)
    # An answer in a mail that no scanner looks at any more may give itself; a button that decides more never does.
    by_itself = tapped.action in tapping.ANSWERS and not taps.is_fresh(token)
    return render(request, "care/tap.html", {"words": words_for(tapped.action), "by_itself": by_itself})


def _page(request: HttpRequest, plan: CarePlan, *, status: int = 200, **given: Any) -> HttpResponse:
    prefetch_related_objects([plan], "rests", "answers")
    jar = my_jar.my_jar(plan, timezone.now())
    forms = my_jar.forms(plan, given.get("wrong"))
    context = {"plan": plan, "jar": jar, "forms": forms, "qr": codes.qr(plan), "care": CARE, **given}
    return render(request, "care/plan.html", context, status=status)
