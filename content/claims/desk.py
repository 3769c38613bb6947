"""The owner's desk for claims and sources, inside the dashboard."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from content.claims import register
from content.claims.forms import ClaimForm, Findings, SourceForm
from content.claims.models import Claim, Source
from content.claims.usage import pages_showing


@require_safe
def claims(request: HttpRequest) -> HttpResponse:
    """All claims; those that wait for the owner come first."""
    today = timezone.localdate()
    found = sorted(
        Claim.objects.prefetch_related("findings"),
        key=lambda claim: (not claim.is_overdue(today), not claim.needs_signature, claim.slug),
    )
    return render(request, "content/claims/list.html", {"claims": found, "today": today})


@require_http_methods(["GET", "POST"])
def add(request: HttpRequest) -> HttpResponse:
    return _edit(request, Claim())


@require_http_methods(["GET", "POST"])
def change(request: HttpRequest, pk: int) -> HttpResponse:
    return _edit(request, get_object_or_404(Claim, pk=pk))


@require_POST
def sign(request: HttpRequest, pk: int) -> HttpResponse:
    """The owner puts her name to what she sees."""
    claim, seen = get_object_or_404(Claim, pk=pk), request.POST.get("version", "")
    try:
        register.sign(claim, version=int(seen) if seen.isdecimal() else 0, by=request.user, now=timezone.now())
    except register.Outdated:
        messages.error(request, "Not signed: the claim has changed since you looked. Read it once more.")
    else:
        messages.success(request, "Signed. Your name and the time stand with the claim until it changes.")
    return redirect("claims:claim-change", pk)


@require_POST
def delete(request: HttpRequest, pk: int) -> HttpResponse:
    claim = get_object_or_404(Claim, pk=pk)
    try:
        register.delete(claim, now=timezone.now())
    except register.InUse:
        messages.error(request, "Not deleted: a page shows this claim. Take it out of the text first.")
        return redirect("claims:claim-change", pk)
    messages.success(request, f"Deleted: {claim}.")
    return redirect("claims:claim-list")


@require_safe
def sources(request: HttpRequest) -> HttpResponse:
    return render(request, "content/claims/sources.html", {"sources": Source.objects.all()})


@require_http_methods(["GET", "POST"])
def add_source(request: HttpRequest) -> HttpResponse:
    return _edit_source(request, Source())


@require_http_methods(["GET", "POST"])
def change_source(request: HttpRequest, pk: int) -> HttpResponse:
    return _edit_source(request, get_object_or_404(Source, pk=pk))


@require_POST
def delete_source(request: HttpRequest, pk: int) -> HttpResponse:
    source = get_object_or_404(Source, pk=pk)
    try:
        register.delete_source(source)
    except register.InUse:
        messages.error(request, "Not deleted: a claim rests on this source. Take the finding out of the claim first.")
        return redirect("claims:source-change", pk)
    messages.success(request, f"Deleted: {source}.")
    return redirect("claims:source-list")


def _edit(request: HttpRequest, claim: Claim) -> HttpResponse:
    form = ClaimForm(request.POST or None, instance=claim)
    findings = Findings(request.POST or None, instance=claim)
    if form.is_valid() and findings.is_valid():
        register.store(form, findings, now=timezone.now())
        messages.success(request, f"Saved: {claim}. Every page that shows it follows.")
        return redirect("claims:claim-change", claim.pk)
    status = 422 if form.is_bound else 200
    shown = pages_showing(claim, now=timezone.now()).select_related("draft") if claim.pk else []
    given = {"form": form, "findings": findings, "claim": claim, "is_new": claim.pk is None, "shown_on": shown}
    return render(request, "content/claims/edit.html", given, status=status)


def _edit_source(request: HttpRequest, source: Source) -> HttpResponse:
    form = SourceForm(request.POST or None, instance=source)
    if form.is_valid():
        register.store_source(form.save(commit=False), now=timezone.now())
        messages.success(request, f"Saved: {source}.")
        return redirect("claims:source-list")
    status = 422 if form.is_bound else 200
    resting = Claim.objects.filter(findings__source=source) if source.pk else []
    given = {"form": form, "source": source, "cited_by": resting}
    return render(request, "content/claims/source.html", given, status=status)
