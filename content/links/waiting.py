"""What the affiliate links have for the owner's front page."""

from collections.abc import Iterator
from datetime import datetime

from django.urls import reverse

from content.links.models import AffiliateLink
from shop.backoffice.waiting import Waiting, counted


def links_waiting(now: datetime) -> Iterator[Waiting]:
    """Links that led nowhere when they were last looked at."""
    if dead := AffiliateLink.objects.dead().count():
        words = counted(dead, "affiliate link leads nowhere", "affiliate links lead nowhere")
        yield Waiting(words, reverse("affiliate-links:affiliate-list"), "content_links.view_affiliatelink")
