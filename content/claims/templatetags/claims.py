"""What the dashboard's pages say about the register."""

from django import template
from django.db.models import QuerySet
from django.utils import timezone

from content.claims.models import Claim

register = template.Library()


@register.simple_tag
def overdue_claims() -> QuerySet[Claim]:
    """Claims that should have been checked again by today."""
    return Claim.objects.overdue(timezone.localdate())
