"""How much one visitor, one address and everybody together may write."""

from datetime import datetime, timedelta
from typing import Final

from content.comments.models import PageComment
from shop.payments.limits import client_hash
from shop.tally import counted

HOUR: Final = 60 * 60  # seconds
DAY: Final = timedelta(days=1)
MOST_FROM_A_CLIENT: Final = 6  # an hour
MOST_REPORTS: Final = 20  # an hour
MOST_UNCONFIRMED: Final = 3  # a day: each is a mail to somebody who may not have asked for it
MOST_FROM_AN_AUTHOR: Final = 20  # a day
MOST_TO_LOOK_AT: Final = 500  # more than the owner could read, and than photographs should fill the disk


class TooMany(Exception):  # noqa: N818 - what happened, not a fault
    """That is enough for now; the message is for the writer."""


def check_client(client: str) -> None:
    """Count one comment from this network address; raise TooMany if it is one too many."""
    if counted(f"comments:{client_hash(client)}", seconds=HOUR) > MOST_FROM_A_CLIENT:
        raise TooMany("You have written a lot within the hour. Please come back a little later; your words stay here.")


def check_reports(client: str) -> None:
    """Count one report from this network address; raise TooMany if it is one too many."""
    if counted(f"comment-reports:{client_hash(client)}", seconds=HOUR) > MOST_REPORTS:
        raise TooMany("You have reported a lot within the hour. Please write to us instead.")


def check_author(author_hash: str, *, now: datetime) -> None:
    """Raise TooMany if this e-mail address has written, or was mailed, enough today."""
    today = PageComment.objects.filter(author_hash=author_hash, submit_date__gt=now - DAY)
    unconfirmed = today.filter(state=PageComment.State.UNCONFIRMED).count()
    if unconfirmed >= MOST_UNCONFIRMED:
        raise TooMany("We have mailed you already. Please confirm your other comments first.")
    if today.count() >= MOST_FROM_AN_AUTHOR:
        raise TooMany("You have written a lot today. Please come back tomorrow.")


def check_queue() -> None:
    """Raise TooMany while more is waiting than anybody could look at."""
    waiting = (PageComment.State.UNCONFIRMED, PageComment.State.WAITING)
    if PageComment.objects.filter(state__in=waiting).count() >= MOST_TO_LOOK_AT:
        raise TooMany("So many comments wait for us that we take no more today. Please come back tomorrow.")
