"""The owner's desk for affiliate links, inside the dashboard."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from content.links import keeping
from content.links.forms import AffiliateLinkForm
from content.links.models import AffiliateLink

State = AffiliateLink.State


@require_safe
def links(request: HttpRequest) -> HttpResponse:
    """All links, the dead ones first."""
    found = sorted(AffiliateLink.objects.all(), key=lambda link: (link.state != State.DEAD, link.label.lower()))
    dead = [link for link in found if link.state == State.DEAD]
    return render(request, "content/links/list.html", {"links": found, "dead": dead})


@require_http_methods(["GET", "POST"])
def add(request: HttpRequest) -> HttpResponse:
    return _edit(request, AffiliateLink())


@require_http_methods(["GET", "POST"])
def change(request: HttpRequest, pk: int) -> HttpResponse:
    return _edit(request, get_object_or_404(AffiliateLink, pk=pk))


@require_POST
def delete(request: HttpRequest, pk: int) -> HttpResponse:
    link = get_object_or_404(AffiliateLink, pk=pk)
    keeping.delete(link, now=timezone.now())
    messages.success(request, f"Deleted: {link}. Where it stood, its words stay without a link.")
    return redirect("affiliate-links:affiliate-list")


def _edit(request: HttpRequest, link: AffiliateLink) -> HttpResponse:
    form = AffiliateLinkForm(request.POST or None, instance=link)
    if form.is_valid():
        stored = keeping.store(form, now=timezone.now())
        messages.success(request, f"Saved: {stored}. Every page that shows it follows.")
        return redirect("affiliate-links:affiliate-list")
    status = 422 if form.is_bound else 200
    return render(request, "content/links/edit.html", {"form": form, "link": link}, status=status)
