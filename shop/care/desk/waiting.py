"""What of the care programme waits for the owner on the dashboard's front page."""

from collections.abc import Iterator
from datetime import datetime

from django.urls import reverse

from shop.backoffice.waiting import Waiting
from shop.care.desk.publishing import changed_since
from shop.care.models import ProgrammeVersion

RIGHT = "care.view_programmeversion"


def programme_waiting(now: datetime) -> Iterator[Waiting]:
    """A draft that nobody has published, and versions that were changed past the desk."""
    for draft in ProgrammeVersion.objects.filter(published_at=None):
        since = draft.changed_at.date() if draft.changed_at else None
        words = f"Version {draft.number} of the care programme is a draft"
        yield Waiting(words, reverse("care-desk:version", args=[draft.number]), RIGHT, since=since)
    for version in changed_since():
        words = f"Version {version.number} of the care programme is not what was published: ask who maintains the shop"
        yield Waiting(words, reverse("care-desk:versions"), RIGHT)
