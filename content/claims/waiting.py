"""What the register has for the owner's front page."""

from collections.abc import Iterator
from datetime import datetime

from django.db.models import Count, Min
from django.urls import reverse
from django.utils.timezone import localdate

from content.claims.models import Claim
from shop.backoffice.waiting import Waiting, counted

RIGHT = "content_claims.view_claim"


def claims_waiting(now: datetime) -> Iterator[Waiting]:
    """Claims to be checked again, and claims about an illness that nobody has signed."""
    url = reverse("claims:claim-list")
    overdue = Claim.objects.overdue(localdate(now)).aggregate(count=Count("pk"), since=Min("recheck_on"))
    if overdue["count"]:
        words = counted(overdue["count"], "claim is to be checked again", "claims are to be checked again")
        yield Waiting(words, url, RIGHT, since=overdue["since"])
    if unsigned := Claim.objects.unsigned().count():
        words = counted(unsigned, "claim about an illness waits", "claims about an illness wait")
        yield Waiting(f"{words} for your signature", url, RIGHT)
