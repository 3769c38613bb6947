"""How many recipes may be mailed: our mail server is no toy for filling other people's inboxes."""

from datetime import datetime, timedelta
from typing import Final

from shop.mail.models import Mail
from shop.payments.limits import client_hash
from shop.tally import counted

KIND: Final = "recipe"
DAY: Final = timedelta(days=1)
MOST_FOR_AN_ADDRESS: Final = 3
HOUR: Final = 60 * 60  # seconds
MOST_FROM_A_CLIENT: Final = 5


class TooManyMails(Exception):  # noqa: N818 - what happened, not a fault
    """This address got, or this visitor sent, as many recipes as we mail for a while."""


def check(*, to: str, client: str, now: datetime) -> None:
    """Raise TooManyMails if one more would be one too many; otherwise count this one for the visitor's address.

    Addresses are counted by the mails themselves, for a day; visitors in the cache, by a keyed hash, for an hour.
    """
    if Mail.objects.filter(kind=KIND, to__iexact=to, created_at__gt=now - DAY).count() >= MOST_FOR_AN_ADDRESS:
        raise TooManyMails("address")
    if counted(f"recipe-mails:{client_hash(client)}", seconds=HOUR) > MOST_FROM_A_CLIENT:
        raise TooManyMails("client")
