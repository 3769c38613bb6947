"""What readers see from when on. A publication is a row with a time; nothing has to run for it to begin."""

from datetime import datetime
from itertools import zip_longest
from typing import Any

from django.db import transaction

from content.pages.editing import add_revision, locked_draft, name_of
from content.pages.gate import Complaint, complaints_about
from content.pages.models import Page, Publication, Revision


class Stopped(Exception):  # noqa: N818 - a decision of the gate, not an error
    """Nothing was published: the checks have complaints, and at least one is absolute or no reason was given."""

    def __init__(self, complaints: list[Complaint]) -> None:
        super().__init__(f"{len(complaints)} complaints")
        self.complaints = complaints

    @property
    def can_be_signed_off(self) -> bool:
        return not any(complaint.absolute for complaint in self.complaints)


class Outdated(Exception):  # noqa: N818 - an answer to the owner, not an error
    """Nothing was published: the draft has changed since she saw it."""


@transaction.atomic
def publish(
    page: Page, *, version: int | None = None, at: datetime | None = None, reason: str = "", by: Any, now: datetime
) -> Publication:
    """Publish the draft, now or at a later time, and call off what was planned.

    `version` is the one that the owner saw. Raises Stopped or Outdated, and then nothing has changed.
    """
    draft = locked_draft(page)
    if version is not None and version != draft.version:
        raise Outdated
    complaints = complaints_about(page, draft, now=now)
    stopped = Stopped(complaints)
    if complaints and not (reason.strip() and stopped.can_be_signed_off):
        raise stopped
    origin = Revision.Origin.PUBLISHED
    revision = add_revision(draft, origin=origin, note="", by=by, now=now)
    signed = _signed(by, now) | {
        "complaints": [complaint.stored() for complaint in complaints],
        "complaint_count": len(complaints),
        "reason": reason.strip() if complaints else "",
    }
    return _begin(page, revision, at=max(at or now, now), signed=signed, now=now)


@transaction.atomic
def unpublish(page: Page, *, by: Any, now: datetime) -> Publication:
    """Take the page from the site now, and call off what was planned. Its address answers "not found"."""
    locked_draft(page)
    return _begin(page, None, at=now, signed=_signed(by, now), now=now)


@transaction.atomic
def call_off(page: Page, *, now: datetime) -> int:
    """Withdraw what was planned; returns how many."""
    locked_draft(page)
    withdrawn = page.publications.planned(now).update(withdrawn_at=now)
    _join_ends(page)
    if page.published_at and page.published_at > now:
        _set_first_time(page, None)
    return withdrawn


def _begin(
    page: Page, revision: Revision | None, *, at: datetime, signed: dict[str, Any], now: datetime
) -> Publication:
    page.publications.planned(now).update(withdrawn_at=now)
    if revision and (page.published_at is None or page.published_at > now):
        _set_first_time(page, at)
    made = Publication.objects.create(page=page, revision=revision, starts_at=at, **signed)
    _join_ends(page)
    return made


def _join_ends(page: Page) -> None:
    """Let each publication end when the next one begins."""
    standing = list(page.publications.filter(withdrawn_at=None).order_by("starts_at", "pk"))
    for each, following in zip_longest(standing, standing[1:]):
        ends_at = following.starts_at if following else None
        if each.ends_at != ends_at:
            Publication.objects.filter(pk=each.pk).update(ends_at=ends_at)


def _set_first_time(page: Page, moment: datetime | None) -> None:
    page.published_at = moment
    page.save(update_fields=["published_at"])


def _signed(by: Any, now: datetime) -> dict[str, Any]:
    return {"made_at": now, "made_by": by, "made_by_name": name_of(by)}
