"""Somebody typed an e-mail address to see what we keep about it. What she is told never depends on what that is."""

import uuid
from datetime import datetime, timedelta
from typing import Any, Final

from django.utils import timezone

from shop.mail.kinds import register
from shop.mail.links import absolute
from shop.mail.models import Mail, Suppression
from shop.mail.queue import plan
from shop.mail.suppression import why_not
from shop.payments.limits import client_hash
from shop.privacy.held import held, is_known
from shop.privacy.links import KIND, LASTS, token_for
from shop.tally import counted

DAY: Final = timedelta(days=1)
HOUR: Final = 60 * 60  # seconds
MOST_FOR_AN_ADDRESS: Final = 3
MOST_FROM_A_CLIENT: Final = 5


class TooMany(Exception):  # noqa: N818 - what happened, not a fault
    """This visitor has asked for as many links as we mail for a while, to whatever addresses."""


def ask(address: str, *, client: str, now: datetime) -> None:
    """Mail the link to this address, if we know it and have not mailed it enough today. Raises TooMany."""
    if counted(f"privacy-links:{client_hash(client)}", seconds=HOUR) > MOST_FROM_A_CLIENT:
        raise TooMany
    today = Mail.objects.filter(kind=KIND, to__iexact=address, created_at__gt=now - DAY)
    if today.count() < MOST_FOR_AN_ADDRESS and is_known(held(address)):
        plan(KIND, to=address, key=f"{KIND}:{uuid.uuid4()}", now=now, not_after=now + DAY)


def about_link(mail: Mail) -> dict[str, Any]:
    token = token_for(mail, now=timezone.now())
    return {"held_url": absolute("privacy-choices:held", token), "hours": int(LASTS.total_seconds()) // 3600}


def still_wanted(mail: Mail, now: datetime) -> str:
    """Anybody may type anybody's address: who called our mail spam gets none of these either."""
    reason = why_not(mail.to, stoppable=True)
    return reason if reason == Suppression.Reason.COMPLAINED.label else ""


register(KIND, context=about_link, still_wanted=still_wanted)
