"""Due work of the comments: forgetting what nobody confirmed, and telling the owner that something waits."""

from datetime import datetime, time, timedelta
from typing import Final

from django.db import transaction
from django.utils.timezone import get_current_timezone, localdate

from content.comments.models import PageComment
from shop.outbox.handlers import handles
from shop.outbox.models import Job
from shop.outbox.queue import enqueue, reopen
from shop.payments.alerts import alert

EXPIRY: Final = "comment expiry"
LOOK: Final = "comments to look at"
TIME_TO_CONFIRM: Final = timedelta(days=3)
GATHERED: Final = timedelta(minutes=15)  # several comments in a row make one mail
MORNING: Final = time(9)
WORDS: Final = "Readers don't see it until you approve it, under Writing, Comments. This mail comes once a day at most."


def expire_later(comment: PageComment, *, now: datetime) -> None:
    """Plan the end of a comment that nobody confirms."""
    due = now + TIME_TO_CONFIRM
    enqueue(EXPIRY, key=f"{EXPIRY}:{comment.pk}", payload={"comment": comment.pk}, due_at=due, now=now)


@handles(EXPIRY)
@transaction.atomic
def forget_unconfirmed(job: Job, now: datetime) -> None:
    """Delete the comment with its photograph, unless it was confirmed."""
    found = PageComment.objects.select_for_update().filter(pk=job.payload["comment"])
    for comment in found.filter(state=PageComment.State.UNCONFIRMED):
        erase(comment)


def erase(comment: PageComment) -> None:
    """Delete the row and the file of its photograph."""
    if photo := getattr(comment, "photo", None):
        photo.delete()
    comment.delete()


def ask_to_look(now: datetime) -> None:
    """See to it that the owner learns of what waits: soon, but once a day at most."""
    key, due = _key(now), now + GATHERED
    enqueue(LOOK, key=key, due_at=due, now=now)
    reopen(key, due_at=due, now=now)  # today's look may be over, and have found nothing


@handles(LOOK)
@transaction.atomic
def look(job: Job, now: datetime) -> None:
    """Mail the owner if something waits, and look again tomorrow."""
    waiting = PageComment.objects.for_the_owner().count()
    if not waiting:
        return
    title = "One comment waits" if waiting == 1 else f"{waiting} comments wait"
    alert(f"{title} for you", WORDS, key=f"comments:{localdate(now)}", now=now)
    morning = datetime.combine(localdate(now) + timedelta(days=1), MORNING, tzinfo=get_current_timezone())
    enqueue(LOOK, key=_key(morning), due_at=morning, now=now)


def _key(now: datetime) -> str:
    return f"{LOOK}:{localdate(now)}"
