"""Who gets no mail and why; for bounces that came to the owner's own mailbox, and for people who changed their mind."""

from typing import Any, Final

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from shop.mail import events, suppression
from shop.mail.models import Event, Suppression

LOOK: Final = "look"
Reason = Suppression.Reason


class NoMailForm(forms.Form):
    email = forms.EmailField(label="E-mail address", max_length=254)
    what = forms.ChoiceField(
        label="What to do",
        choices=[
            (LOOK, "Only look"),
            (Reason.BOUNCED, "A mail came back: there is no such mailbox (no mail at all)"),
            (Reason.COMPLAINED, "She reported us as spam (no care mail)"),
            (Reason.STOPPED, "She asked us to stop (no care mail)"),
            (Event.FORGIVEN[0], "She may be written to again"),
        ],
    )
    why = forms.CharField(label="Why", max_length=300, required=False, help_text="Who told you, and when.")

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean() or {}
        if given.get("what") == Event.FORGIVEN[0] and not given.get("why"):
            self.add_error("why", "Please write who told you that this address may be written to again.")
        return given


@require_http_methods(["GET", "POST"])
def no_mail(request: HttpRequest) -> HttpResponse:
    """Asked by POST, so that no address stands in the server's logs."""
    form = NoMailForm(request.POST or None)
    known: dict[str, Any] = {}
    if form.is_valid():
        given = form.cleaned_data
        if given["what"] != LOOK:
            events.tell(given["email"], given["what"], by=str(request.user), note=given["why"])
            messages.success(request, f"Noted for {given['email']}.")
        known = _known(given["email"])
    return render(request, "backoffice/no_mail.html", {"form": form, **known}, status=422 if form.errors else 200)


def _known(address: str) -> dict[str, Any]:
    hashes = suppression.address_hashes(address)
    return {
        "address": address,
        "row": Suppression.objects.filter(address_hash__in=hashes).first(),
        "said": Event.objects.filter(address_hash__in=hashes).order_by("-created_at"),
    }
