"""Takes a reader's word on an answer."""

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBadRequest
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from content.helpful.counting import count
from content.pages import finding
from content.pages.models import Page
from shop.checkout.client import address_of
from shop.same_origin import same_origin

WORDS = {"yes": True, "no": False}


@same_origin
@require_POST
def vote(request: HttpRequest, slug: str) -> HttpResponse:
    """Count it and say thanks: in place for htmx, on the answer's own page without it."""
    now = timezone.now()
    publication = finding.find(slug, kinds=(Page.Kind.QUESTION,), now=now)
    if publication is None:
        raise Http404("no such question")
    said = WORDS.get(request.POST.get("helped", ""))
    if said is None:
        return HttpResponseBadRequest("Please answer yes or no.", content_type="text/plain")
    count(publication.page, helped=said, client=address_of(request), now=now)
    if request.htmx:  # type: ignore[attr-defined]  # django_htmx
        return render(request, "helpful/thanks.html")
    return redirect(f"{publication.page.get_absolute_url()}?thanks=1#helpful")
