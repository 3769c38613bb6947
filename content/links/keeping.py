"""Changing affiliate links: texts that show one follow at once."""

from datetime import datetime

from django.db import transaction

from content.links.forms import AffiliateLinkForm
from content.links.models import AffiliateLink
from content.pages.refreshing import refresh


@transaction.atomic
def store(form: AffiliateLinkForm, *, now: datetime) -> AffiliateLink:
    """Save a link; what was found at another address says nothing about this one."""
    link: AffiliateLink = form.save()
    if "url" in form.changed_data:
        AffiliateLink.objects.filter(pk=link.pk).update(**AffiliateLink.UNCHECKED)
    refresh(block="affiliate", link=link.slug, now=now)
    return link


@transaction.atomic
def delete(link: AffiliateLink, *, now: datetime) -> None:
    """Delete a link; where it stood, its words stay."""
    link.delete()
    refresh(block="affiliate", link=link.slug, now=now)
