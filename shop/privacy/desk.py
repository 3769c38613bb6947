"""Personal data in the dashboard: what is kept about an address, as a page and a file, and erasing it.

The address is sent in forms only, so that it stands in no address bar, history or log.
"""

from typing import Final

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from shop.mail.suppression import address_hashes
from shop.privacy import erasing
from shop.privacy.forms import EraseForm, SearchForm
from shop.privacy.held import FILE_NAME, as_file, held
from shop.privacy.models import AuditEntry

NEWEST: Final = 50
DONE: Final = "Erased. A last mail tells the person so, if we knew the address."
HOME: Final = "personal-data:personal-data"


@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def search(request: HttpRequest) -> HttpResponse:
    """The form and the record; after a search, what is kept about that address."""
    form = SearchForm(request.POST or None)
    entries = AuditEntry.objects.select_related("by")
    given = {"form": form, "entries": entries[:NEWEST]}
    if form.is_valid():
        address = form.cleaned_data["email"]
        own = entries.filter(address_hash__in=address_hashes(address))
        given |= {"address": address, "found": held(address), "entries": own}
    return render(request, "backoffice/personal_data/search.html", given)


@sensitive_post_parameters()
@require_POST
def download(request: HttpRequest) -> HttpResponse:
    """The file that the person herself would get; that it was made is written down."""
    form = SearchForm(request.POST)
    if not form.is_valid():
        return redirect(HOME)
    address, now = form.cleaned_data["email"], timezone.now()
    made = as_file(address, held(address), now=now)
    erasing.write_down(AuditEntry.Deed.DOWNLOADED, address, reason="in the dashboard", by=request.user, now=now)
    disposition = {"Content-Disposition": f'attachment; filename="{FILE_NAME}"'}
    return HttpResponse(made, content_type="application/json", headers=disposition)


@sensitive_post_parameters()
@require_POST
def erase(request: HttpRequest) -> HttpResponse:
    """Asks for the reason first; with one, erases."""
    form = EraseForm(request.POST if "reason" in request.POST else None, initial={"email": request.POST.get("email")})
    if not form.is_valid():
        return render(
            request, "backoffice/personal_data/erase.html", {"form": form}, status=422 if form.errors else 200
        )
    address, reason = form.cleaned_data["email"], form.cleaned_data["reason"]
    try:
        erasing.erase(address, reason=reason, by=request.user, now=timezone.now())
    except erasing.NotYet as waiting:
        for sentence in waiting.reasons:
            messages.error(request, sentence)
        messages.warning(request, "Nothing was erased yet; care notes have stopped at once.")
    else:
        messages.success(request, DONE)
    return redirect(HOME)
