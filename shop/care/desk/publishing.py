"""Publishing a version of the care programme, and knowing that it is still what was published."""

import hashlib
import json
from dataclasses import asdict
from datetime import datetime
from typing import Any

from content.pages.editing import name_of
from content.pages.gate import Complaint
from shop.care import versions
from shop.care.desk.editing import changing
from shop.care.desk.inspecting import complaints_about
from shop.care.models import ProgrammeVersion
from shop.care.programme.steps import Programme


class Stopped(Exception):  # noqa: N818 - a decision of the checks, not an error
    """Nothing was published: something must be mended, or nobody has said why it is right as it is."""

    def __init__(self, complaints: list[Complaint]) -> None:
        super().__init__(f"{len(complaints)} complaints")
        self.complaints = complaints


class Outdated(Exception):  # noqa: N818 - an answer to the owner, not an error
    """Nothing was published: the draft has changed since she saw it."""


def publish(number: int, *, seen: int, reason: str, by: Any, now: datetime) -> ProgrammeVersion:
    """Fix the draft for good: jars that arrive from now on get it. Raises Stopped, Outdated or Published."""
    with changing(number, by=by, now=now) as draft:
        if draft.edits != seen:
            raise Outdated
        programme = versions.as_programme(draft)
        complaints = complaints_about(programme)
        if any(each.absolute for each in complaints) or (complaints and not reason.strip()):
            raise Stopped(complaints)
        draft.published_at, draft.published_by = now, name_of(by) or "somebody"
        draft.reason, draft.fingerprint = reason.strip() if complaints else "", fingerprint(programme)
        draft.save(update_fields=["published_at", "published_by", "reason", "fingerprint"])
    return draft


def fingerprint(programme: Programme) -> str:
    """64 hex digits that any change of any step would change."""
    steps = json.dumps([asdict(step) for step in programme.steps], sort_keys=True)
    return hashlib.sha256(steps.encode()).hexdigest()


def changed_since() -> list[ProgrammeVersion]:
    """Published versions whose steps are no longer what was published: somebody went past the desk."""
    published = ProgrammeVersion.objects.filter(published_at__isnull=False).prefetch_related("steps")
    return [version for version in published if fingerprint(versions.as_programme(version)) != version.fingerprint]
