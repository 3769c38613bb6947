"""Takes a comment in. It is a row from the start, photograph and all, and waits there until its writer confirms it."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.core.files.base import File
from django.db import transaction

from content.comments import limits
from content.comments.jobs import expire_later
from content.comments.models import CommentPhoto, PageComment
from content.comments.notices import ask_to_confirm
from content.pages.models import Page
from shop.payments.limits import email_hash

SAME: Final = timedelta(days=1)  # the same words within a day are a second click, not a second comment


@dataclass(frozen=True)
class Written:
    """What somebody typed, checked by the form."""

    name: str
    email: str
    words: str
    photo: File[Any] | None = None
    wants_answers: bool = False


@transaction.atomic
def post(page: Page, written: Written, *, above: PageComment | None, now: datetime) -> PageComment:
    """Store a guest's comment, `above` being what it answers, and mail her the button that confirms it.

    TooMany if that is enough for now. The same comment twice is one comment.
    """
    _lock(page)
    author = email_hash(written.email)
    if known := _same(page, author, written.words, now):
        return known
    limits.check_queue()
    limits.check_author(author, now=now)
    comment = _stored(page, written.name, written.words, above=above, now=now, **_of_a_guest(written, author))
    if written.photo:
        # A file's name may tell more than its picture; and nobody can guess this one before the owner has looked.
        written.photo.name = f"{secrets.token_hex(16)}.jpg"
        CommentPhoto.objects.create(comment=comment, original=written.photo)
    ask_to_confirm(comment, now=now)
    expire_later(comment, now=now)
    return comment


@transaction.atomic
def answer(above: PageComment, *, name: str, words: str, now: datetime) -> PageComment:
    """Store the owner's own answer; readers see it at once."""
    _lock(above.page)
    ours = {"is_from_us": True, "state": PageComment.State.PUBLIC, "is_public": True, "shown_at": now}
    return _stored(above.page, name, words, above=above, now=now, **ours)


def _lock(page: Page) -> None:
    """The library counts a comment's place in its thread, which two at a time would get wrong."""
    Page.objects.select_for_update().get(pk=page.pk)


def _same(page: Page, author: str, words: str, now: datetime) -> PageComment | None:
    recent = PageComment.objects.filter(page=page, author_hash=author, submit_date__gt=now - SAME)
    return recent.filter(comment=words).first()


def _of_a_guest(written: Written, author: str) -> dict[str, Any]:
    return {"user_email": written.email, "author_hash": author, "followup": written.wants_answers, "is_public": False}


def _stored(
    page: Page, name: str, words: str, *, above: PageComment | None, now: datetime, **given: Any
) -> PageComment:
    return PageComment.objects.create(
        page=page,
        content_type=ContentType.objects.get_for_model(Page),
        object_pk=str(page.pk),
        site_id=settings.SITE_ID,
        parent_id=_place_below(above) if above else 0,
        user_name=name,
        comment=words,
        submit_date=now,
        changed_at=now,
        **given,
    )


def _place_below(above: PageComment) -> int:
    """An answer to the innermost level stands beside what it answers."""
    return int(above.pk if above.allow_thread() else above.parent_id)
