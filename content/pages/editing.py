"""Working on a page's text: begin, save, keep, restore, move. Nothing that was typed is ever thrown away."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import Max

from content.blocks.sanitizer import clean
from content.pages.models import Draft, Page, Revision, SlugRedirect, Wording

STEP = 10  # between questions, so that one fits between two


@dataclass(frozen=True)
class Conflict:
    """Somebody else saved first: `draft` is theirs and stands, `kept` is what was not saved over it."""

    draft: Draft
    kept: Revision


@transaction.atomic
def create(*, kind: str, slug: str, author: str, wording: dict[str, Any], by: Any, now: datetime) -> Page:
    """Begin a page with a first draft. The caller has checked the address."""
    last = Page.objects.filter(kind=kind).aggregate(last=Max("position"))["last"]
    position = (last or 0) + STEP if kind == Page.Kind.QUESTION else 0
    page = Page.objects.create(kind=kind, slug=slug, author=author, position=position, created_at=now)
    Draft.objects.create(page=page, changed_at=now, changed_by=by, **_cleaned(wording))
    return page


@transaction.atomic
def save_draft(page: Page, wording: dict[str, Any], *, version: int, by: Any, now: datetime) -> Draft | Conflict:
    """Save over the version that the writer saw; if there is a newer one, keep the writer's text beside it."""
    draft = locked_draft(page)
    mine = Draft(page=page, **_cleaned(wording))
    if draft.same_words(mine):
        return draft
    if draft.version != version:
        note = f"Not saved: {name_of(draft.changed_by) or 'somebody'} had saved the draft in the meantime."
        return Conflict(draft, add_revision(mine, origin=Revision.Origin.CONFLICT, note=note, by=by, now=now))
    return _rewrite(draft, mine, by=by, now=now)


@transaction.atomic
def keep(page: Page, *, note: str, by: Any, now: datetime) -> Revision:
    """Keep the draft as a revision; one that has the same words already is kept enough."""
    draft = locked_draft(page)
    return add_revision(draft, origin=Revision.Origin.KEPT, note=note, by=by, now=now)


@transaction.atomic
def restore(revision: Revision, *, by: Any, now: datetime) -> Draft:
    """Make an old text the draft again; the draft that was there is kept."""
    draft = locked_draft(revision.page)
    add_revision(draft, origin=Revision.Origin.KEPT, note=f"Before No. {revision.number} was restored", by=by, now=now)
    return _rewrite(draft, revision, by=by, now=now)


@transaction.atomic
def move(page: Page, slug: str, *, now: datetime) -> None:
    """Give a page another address; the old one leads there if readers may know it."""
    old_path = page.get_absolute_url()
    page.slug = slug
    page.save(update_fields=["slug"])
    new_path = page.get_absolute_url()
    SlugRedirect.objects.filter(old_path=new_path).delete()
    if page.published_at and old_path != new_path:
        SlugRedirect.objects.update_or_create(old_path=old_path, defaults={"page": page, "made_at": now})


def add_revision(wording: Wording, *, origin: str, note: str, by: Any, now: datetime) -> Revision:
    """Within a transaction that holds the draft: the newest revision if it has the same words, else a new one."""
    page: Page = wording.page  # type: ignore[attr-defined]  # a draft's
    newest = page.revisions.first()
    if newest and newest.same_words(wording) and origin != Revision.Origin.CONFLICT:
        return newest
    number = newest.number + 1 if newest else 1
    signed = {"made_at": now, "made_by": by, "made_by_name": name_of(by)}
    return Revision.objects.create(page=page, number=number, origin=origin, note=note, **signed, **wording.words())


def locked_draft(page: Page) -> Draft:
    """The draft as it is now, held until the transaction ends."""
    return Draft.objects.select_for_update().get(page=page)


def name_of(by: Any) -> str:
    """How a login is written down, so that it can be read when the login is gone."""
    return "" if by is None else str(by.get_full_name() or by.email or by.get_username())


def _rewrite(draft: Draft, words: Wording, *, by: Any, now: datetime) -> Draft:
    for name, value in words.words().items():
        setattr(draft, name, value)
    draft.version += 1
    draft.changed_at, draft.changed_by = now, by
    draft.save()
    return draft


def _cleaned(wording: dict[str, Any]) -> dict[str, Any]:
    return wording | {"body": clean(wording.get("body", ""))}
