"""Changing the register: what changes here is shown by every page at once."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import F, ProtectedError

from content.claims.forms import ClaimForm, Findings
from content.claims.models import Claim, Source
from content.claims.usage import pages_showing
from content.pages.editing import name_of
from content.pages.refreshing import refresh

UNSIGNED: dict[str, Any] = {"signed_at": None, "signed_by": None, "signed_by_name": ""}


class InUse(Exception):  # noqa: N818 - an answer to the owner, not an error
    """Nothing was deleted: a page shows the claim, or a claim rests on the source."""


class Outdated(Exception):  # noqa: N818 - an answer to the owner, not an error
    """Nothing was signed: the claim has changed since she saw it."""


@transaction.atomic
def store(form: ClaimForm, findings: Findings, *, now: datetime) -> Claim:
    """Save a claim with what it rests on; if what is signed for has changed, nobody has signed it any more."""
    claim: Claim = form.save()
    findings.instance = claim
    findings.save()
    if Claim.SIGNED & set(form.changed_data) or findings.has_changed():
        Claim.objects.filter(pk=claim.pk).update(version=F("version") + 1, **UNSIGNED)
    refresh(block="claim", claim=claim.slug, now=now)
    return claim


@transaction.atomic
def store_source(source: Source, *, now: datetime) -> Source:
    """Save a source; the pages that cite it follow."""
    source.save()
    for slug in Claim.objects.filter(findings__source=source).values_list("slug", flat=True):
        refresh(block="claim", claim=slug, now=now)
    return source


@transaction.atomic
def sign(claim: Claim, *, version: int, by: Any, now: datetime) -> Claim:
    """The owner answers for the claim as she saw it. Raises Outdated, and then nothing has changed."""
    locked = Claim.objects.select_for_update().get(pk=claim.pk)
    if locked.version != version:
        raise Outdated
    locked.signed_at, locked.signed_by, locked.signed_by_name = now, by, name_of(by)
    locked.save(update_fields=["signed_at", "signed_by", "signed_by_name"])
    return locked


@transaction.atomic
def delete(claim: Claim, *, now: datetime) -> None:
    """Delete a claim that no page shows. Raises InUse, and then nothing has changed."""
    if pages_showing(claim, now=now).exists():
        raise InUse
    claim.delete()


@transaction.atomic
def delete_source(source: Source) -> None:
    """Delete a source that no claim rests on. Raises InUse, and then nothing has changed."""
    try:
        source.delete()
    except ProtectedError as error:
        raise InUse from error
