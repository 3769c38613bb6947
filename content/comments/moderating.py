"""What the owner decides about comments, and how a comment gets from one state to the next."""

from collections.abc import Callable, Iterable
from datetime import datetime
from typing import Any, Final

from django.db import transaction
from django_comments.models import CommentFlag

from content.comments.models import PageComment
from content.comments.notices import tell_those_above
from content.comments.posting import answer

State = PageComment.State
LOOKED_AT: Final = [State.WAITING, State.PUBLIC, State.REPORTED, State.HIDDEN, State.SPAM]


@transaction.atomic
def approve(comment: PageComment, *, by: Any, now: datetime) -> bool:
    """Let readers see it, tell those whom it answers, and count reports of it from the start again."""
    if not _decide(comment, State.PUBLIC, CommentFlag.MODERATOR_APPROVAL, by=by, now=now):
        return False
    comment.reports.all().delete()
    tell_those_above(comment, now=now)
    return True


@transaction.atomic
def hide(comment: PageComment, *, by: Any, now: datetime) -> bool:
    """Take it off; it can be approved again."""
    return _decide(comment, State.HIDDEN, "hidden", by=by, now=now)


@transaction.atomic
def mark_as_spam(comment: PageComment, *, by: Any, now: datetime) -> bool:
    """Take it off, and whatever else its writer sends goes the same way."""
    return _decide(comment, State.SPAM, "spam", by=by, now=now)


@transaction.atomic
def delete(comment: PageComment, *, by: Any, now: datetime) -> bool:
    """Empty it for good."""
    decided = _decide(comment, State.DELETED, CommentFlag.MODERATOR_DELETION, by=by, now=now)
    if decided:
        empty(comment, now=now)
    return decided


@transaction.atomic
def reply(comment: PageComment, *, words: str, by: Any, name: str, now: datetime) -> PageComment | None:
    """Answer in the shop's name; a comment that waited is approved by that. None if it can't be answered any more."""
    if not approve(comment, by=by, now=now):
        return None
    answered = answer(comment, name=name, words=words, now=now)
    tell_those_above(answered, now=now)
    return answered


MOVES: Final[dict[str, Callable[..., bool]]] = {
    "approve": approve,
    "hide": hide,
    "spam": mark_as_spam,
    "delete": delete,
}


def change(comment: PageComment, to: str, *, among: Iterable[str], now: datetime) -> bool:
    """Bring a comment into another state if it is in one of those; False if it isn't (any more)."""
    found = PageComment.objects.select_for_update().filter(pk=comment.pk, state__in=list(among)).first()
    if found is None:
        return False
    is_public = to == State.PUBLIC
    PageComment.objects.filter(pk=comment.pk).update(
        state=to,
        is_public=is_public,
        is_removed=to == State.DELETED,
        shown_at=(found.shown_at or now) if is_public else found.shown_at,
        changed_at=now,
    )
    comment.refresh_from_db()
    return True


def empty(comment: PageComment, *, now: datetime) -> None:
    """Erase what was written and by whom; the row stays, so that answers keep their place."""
    change(comment, State.DELETED, among=LOOKED_AT, now=now)
    if photo := getattr(comment, "photo", None):
        photo.delete()
    comment.reports.all().delete()
    nothing = {"user_name": "", "user_email": "", "comment": "", "author_hash": "", "followup": False}
    PageComment.objects.filter(pk=comment.pk).update(**nothing)


def _decide(comment: PageComment, to: str, flag: str, *, by: Any, now: datetime) -> bool:
    if not change(comment, to, among=LOOKED_AT, now=now):
        return False
    CommentFlag.objects.update_or_create(user=by, comment_id=comment.pk, flag=flag, defaults={"flag_date": now})
    if to != State.PUBLIC or not comment.followup:  # nothing will be mailed to her, so nothing is kept
        PageComment.objects.filter(pk=comment.pk).update(user_email="", followup=False)
        comment.user_email, comment.followup = "", False
    return True
