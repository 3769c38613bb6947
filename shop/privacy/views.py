"""What we keep about somebody, reached by a link that was mailed to her. Looking changes nothing."""

from collections.abc import Callable
from functools import wraps
from typing import Final

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from shop.checkout.client import address_of
from shop.orderpage.private import private
from shop.privacy import asking, erasing, links
from shop.privacy.forms import AskForm
from shop.privacy.held import FILE_NAME, as_file, held, what_stays
from shop.same_origin import same_origin

View = Callable[..., HttpResponse]
METHODS: Final = ["GET", "HEAD", "POST"]
ENOUGH: Final = "You have asked for several links within the hour. Please come back a little later, or write to us."
STATUS: Final[dict[type[links.BadLink], int]] = {links.Unknown: 404, links.Expired: 410, links.Erased: 410}


def behind_link(view: View) -> View:
    """Hand the view the address that the link was mailed to; clear words if it is not a good one."""

    # No CSRF token: the signed link is the permission, and no other site can know it.
    @csrf_exempt
    @private
    @wraps(view)
    def found(request: HttpRequest, token: str) -> HttpResponse:
        try:
            address = links.address_behind(token, now=timezone.now())
        except links.BadLink as bad:
            given = {"why": type(bad).__name__}
            return render(request, "privacy/bad_link.html", given, status=STATUS[type(bad)])
        return view(request, address, token)

    return found


@same_origin
@require_http_methods(METHODS)
def ask(request: HttpRequest) -> HttpResponse:
    """Takes an address, and answers the same whether we know it or not."""
    if request.method != "POST":
        return render(request, "privacy/ask.html", {"form": AskForm()})
    form = AskForm(request.POST)
    if form.is_from_a_robot:  # who is told that nothing is wrong
        return redirect("privacy-choices:sent")
    if not form.is_valid():
        return render(request, "privacy/ask.html", {"form": form}, status=422)
    try:
        asking.ask(form.cleaned_data["email"], client=address_of(request), now=timezone.now())
    except asking.TooMany:
        form.add_error(None, ENOUGH)
        return render(request, "privacy/ask.html", {"form": form}, status=429)
    return redirect("privacy-choices:sent")


@require_safe
def sent(request: HttpRequest) -> HttpResponse:
    return render(request, "privacy/sent.html")


@require_safe
@behind_link
def show(request: HttpRequest, address: str, token: str) -> HttpResponse:
    """All of it, in plain words."""
    return render(request, "privacy/held.html", {"address": address, "token": token, "found": held(address)})


@require_safe
@behind_link
def download(request: HttpRequest, address: str, token: str) -> HttpResponse:
    """All of it as a file."""
    disposition = {"Content-Disposition": f'attachment; filename="{FILE_NAME}"'}
    made = as_file(address, held(address), now=timezone.now())
    return HttpResponse(made, content_type="application/json", headers=disposition)


@require_http_methods(METHODS)
@behind_link
def erase(request: HttpRequest, address: str, token: str) -> HttpResponse:
    """Asks whether it is meant; a POST erases."""
    given = {"address": address, "token": token}
    if request.method != "POST":
        return render(request, "privacy/erase.html", {**given, "stays": what_stays(address)})
    try:
        erasing.erase(address, reason=erasing.BY_LINK, by=None, now=timezone.now())
    except erasing.NotYet as waiting:
        return render(request, "privacy/not_yet.html", {**given, "reasons": waiting.reasons}, status=409)
    return redirect("privacy-choices:erased")


@require_safe
def erased(request: HttpRequest) -> HttpResponse:
    return render(request, "privacy/erased.html")
