"""Links that pay the shop a commission."""

from typing import ClassVar

from django.core.validators import URLValidator
from django.db import models
from django.db.models import Q

# A merchant that turns robots away says nothing about the page.
REFUSALS = {401, 403, 405, 429, 503}


class AffiliateLinkQuerySet(models.QuerySet["AffiliateLink"]):
    def dead(self) -> "AffiliateLinkQuerySet":
        """As `state` says of one."""
        broken = Q(last_status__gte=400) & ~Q(last_status__in=REFUSALS)
        return self.filter(Q(last_status=None) | broken, checked_at__isnull=False)


class AffiliateLink(models.Model):
    """Where one leads, and how it was when it was last looked at."""

    class State(models.TextChoices):
        UNKNOWN = "unknown", "not checked yet"
        FINE = "fine", "fine"
        REFUSED = "refused", "the shop lets no robot look"
        DEAD = "dead", "dead"

    slug = models.SlugField(max_length=60, unique=True, help_text="What texts call it; it stays as it is.")
    label = models.CharField(max_length=120, help_text="What it is, such as “Plastic strainer”.")
    url = models.CharField(
        "address",
        max_length=500,
        validators=[URLValidator(["https", "http"])],
        help_text="With https:// and with the part that tells the shop who sent the buyer.",
    )
    merchant = models.CharField("shop", max_length=80)
    is_demo = models.BooleanField(
        "made-up demo data", default=False, help_text="Untick when the address is yours. Demo links are not checked."
    )
    checked_at = models.DateTimeField(null=True, blank=True, editable=False)
    last_status = models.PositiveSmallIntegerField(null=True, blank=True, editable=False)
    failure = models.CharField(max_length=200, blank=True, editable=False)  # why there was no answer at all

    UNCHECKED: ClassVar = {"checked_at": None, "last_status": None, "failure": ""}

    objects: ClassVar[AffiliateLinkQuerySet] = AffiliateLinkQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        ordering = ["label", "slug"]

    def __str__(self) -> str:
        return self.label

    @property
    def state(self) -> State:
        """What the last look says."""
        if self.checked_at is None:
            return self.State.UNKNOWN
        if self.last_status is None:
            return self.State.DEAD
        if self.last_status < 400:
            return self.State.FINE
        return self.State.REFUSED if self.last_status in REFUSALS else self.State.DEAD
