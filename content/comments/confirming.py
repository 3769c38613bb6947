"""What the writer of a comment does by the link in her mail: confirm it, have no more mail, take it back."""

from datetime import datetime

from django.db import transaction
from django.db.models import Q

from content.comments.jobs import TIME_TO_CONFIRM, ask_to_look, erase
from content.comments.models import PageComment
from content.comments.moderating import State, change, empty
from content.comments.notices import ANSWER, CONFIRM
from shop.mail.models import Mail
from shop.mail.queue import withdraw


def find(token: str, *, now: datetime) -> PageComment | None:
    """The comment that this link belongs to; None if there is none, or if it was left unconfirmed for too long."""
    found = PageComment.objects.select_related("page").filter(token=token).exclude(state=State.DELETED).first()
    if found and found.state == State.UNCONFIRMED and now >= found.submit_date + TIME_TO_CONFIRM:
        return None
    return found


@transaction.atomic
def confirm(comment: PageComment, *, now: datetime) -> bool:
    """Hand the comment to the owner; False, and nothing done, if it was confirmed before."""
    is_spammer = PageComment.objects.exclude(author_hash="").filter(author_hash=comment.author_hash, state=State.SPAM)
    to = State.SPAM if is_spammer.exists() else State.WAITING
    confirmed = change(comment, to, among=[State.UNCONFIRMED], now=now)
    if confirmed:
        ask_to_look(now)
    return confirmed


@transaction.atomic
def stop(comment: PageComment, *, now: datetime) -> None:
    """No more mail about any comment of this writer, and her address forgotten."""
    author = comment.author_hash
    same = PageComment.objects.filter(author_hash=author) if author else PageComment.objects.filter(pk=comment.pk)
    for each in same.exclude(state=State.UNCONFIRMED):
        _forget(each, now)


@transaction.atomic
def take_back(comment: PageComment, *, now: datetime) -> None:
    """Delete what she wrote, and what we know of her by it."""
    _forget(comment, now)
    if comment.state == State.UNCONFIRMED:
        erase(comment)
    else:
        empty(comment, now=now)


def _forget(comment: PageComment, now: datetime) -> None:
    """Her address goes, from the comment and from the list of mails about it."""
    about = Q(kind=CONFIRM, payload__comment=comment.pk) | Q(kind=ANSWER, payload__above=comment.pk)
    mails = Mail.objects.filter(about)
    withdraw(keys=list(mails.values_list("key", flat=True)), reason="asked to be forgotten", now=now)
    mails.exclude(state=Mail.State.HANDING_OVER).update(to="")
    PageComment.objects.filter(pk=comment.pk).update(user_email="", followup=False)
