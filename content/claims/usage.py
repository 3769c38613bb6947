"""Where a claim stands: what a text shows may not be taken from under it."""

from datetime import datetime

from django.db.models import Q, QuerySet

from content.claims.models import Claim
from content.pages.models import Page, Publication


def pages_showing(claim: Claim, *, now: datetime) -> QuerySet[Page]:
    """Pages whose draft, or whose public or planned text, has the claim."""
    marked = f'data-claim="{claim.slug}"'
    shown = Publication.objects.live(now).values("pk"), Publication.objects.planned(now).values("pk")
    seen = Publication.objects.filter(Q(pk__in=shown[0]) | Q(pk__in=shown[1]), revision__body__contains=marked)
    return Page.objects.filter(Q(draft__body__contains=marked) | Q(pk__in=seen.values("page")))
