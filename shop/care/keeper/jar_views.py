"""The pages behind a jar's code: whoever holds the jar opens it, without login. Looking changes nothing."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from shop.care.keeper import claiming, codes, confirming, limits, linking, said, sharing
from shop.care.keeper.claim_form import ClaimForm
from shop.care.keeper.family import family as family_of
from shop.care.keeper.family import generation
from shop.care.keeping import Unwanted
from shop.care.models import CarePlan
from shop.care.numbers import CARE
from shop.checkout.client import address_of
from shop.orderpage.private import private

View = Callable[..., HttpResponse]


def behind_code(view: View) -> View:
    """Hand the view the jar with that code, however it was typed; guessing is slowed down.

    No CSRF token, as on the pages behind a token: the code is the permission.
    """

    @csrf_exempt
    @private
    @wraps(view)
    def found(request: HttpRequest, code: str) -> HttpResponse:
        client, read = address_of(request), codes.canonical(code)
        try:
            limits.check_guesses(client)
            plan = codes.find(read)
        except limits.TooMany as reason:
            return _too_many(request, reason)
        if plan is None:
            limits.missed(client)
            return render(request, "care/no_such_code.html", {"typed": code[:40]}, status=404)
        if read != code and request.method == "GET" and request.resolver_match:
            return redirect(f"jar:{request.resolver_match.url_name}", read)
        return view(request, plan)

    return found


@require_safe
@private
def find(request: HttpRequest) -> HttpResponse:
    """A form for the code, for those who can't scan it."""
    typed = codes.canonical(request.GET.get("code", ""))
    return redirect("jar:jar", typed) if typed else render(request, "care/find_jar.html")


@require_http_methods(["GET", "HEAD", "POST"])
@behind_code
def jar(request: HttpRequest, plan: CarePlan) -> HttpResponse:
    """What this jar is; and, if nobody has opened it, the form that starts its plan."""
    if claiming.standing(plan) is not claiming.Standing.FREE:
        return _kept(request, plan, status=409 if request.method == "POST" else 200)
    if request.method != "POST":
        return _free(request, plan, ClaimForm(plan))
    form = ClaimForm(plan, request.POST)
    if not form.is_valid():
        return _free(request, plan, form, status=422)
    return _open(request, plan, form)


@require_safe
@behind_code
def family(request: HttpRequest, plan: CarePlan) -> HttpResponse:
    """Where this jar's grains come from, and where they went: counts only."""
    given = {"plan": plan, "code": codes.readable(plan.code), "family": family_of(plan)}
    return render(request, "care/family.html", given)


@require_POST
@behind_code
def link(request: HttpRequest, plan: CarePlan) -> HttpResponse:
    """Mail the jar's page to its keeper's address, which is never shown."""
    try:
        limits.check_link(address_of(request))
        _mail_link(plan)
    except limits.TooMany as reason:
        return _too_many(request, reason)
    except Unwanted as reason:
        return _kept(request, plan, refused=str(reason), status=409)
    return redirect(f"{reverse('jar:jar', args=[plan.code])}?sent=1")


@require_POST
@behind_code
def spoonful(request: HttpRequest, plan: CarePlan) -> HttpResponse:
    """Somebody was given grains from this jar: a code of her own, to be opened at once."""
    try:
        limits.check_opening(address_of(request))
        child = sharing.spoonful(plan)
    except limits.TooMany as reason:
        return _too_many(request, reason)
    except Unwanted as reason:
        return _kept(request, plan, refused=str(reason), status=409)
    return redirect("jar:jar", child.code)


def _open(request: HttpRequest, plan: CarePlan, form: ClaimForm) -> HttpResponse:
    try:
        limits.check_opening(address_of(request))
        claiming.claim(plan, form.claim, timezone.now())
    except limits.TooMany as reason:
        return _too_many(request, reason)
    except Unwanted as reason:
        form.add_error(None, str(reason))
        return _free(request, plan, form, status=409)
    if plan.confirmed_at:  # its page belongs to a mailbox, and who typed it here may not be its owner
        return redirect(f"{reverse('jar:jar', args=[plan.code])}?opened=1")
    return redirect(said.address(plan, [_welcome(plan)]))


def _welcome(plan: CarePlan) -> str:
    if plan.to:
        return "Welcome! One mail with a button is on its way: press it, and the notes begin. This page is yours."
    return "Welcome! Keep this page's address: it is yours. “Make my calendar” below puts the notes on their days."


def _mail_link(plan: CarePlan) -> None:
    if plan.to and plan.confirmed_at is None:
        confirming.ask(plan, timezone.now())
    else:
        linking.send_link(plan, timezone.now())


def _free(request: HttpRequest, plan: CarePlan, form: ClaimForm, status: int = 200) -> HttpResponse:
    return render(request, "care/jar.html", {**_about(plan), "form": form}, status=status)


def _kept(request: HttpRequest, plan: CarePlan, status: int = 200, **given: Any) -> HttpResponse:
    happened = {"sent": "sent" in request.GET, "opened": "opened" in request.GET}
    has_ended = claiming.standing(plan) is claiming.Standing.ENDED
    template = "care/jar_ended.html" if has_ended else "care/jar_kept.html"
    return render(request, template, {**_about(plan), **happened, **given}, status=status)


def _about(plan: CarePlan) -> dict[str, Any]:
    return {"plan": plan, "code": codes.readable(plan.code), "generation": generation(plan), "care": CARE}


def _too_many(request: HttpRequest, reason: limits.TooMany) -> HttpResponse:
    return render(request, "care/too_many.html", {"reason": reason}, status=429)
