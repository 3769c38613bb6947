"""The last mail to somebody who was erased: that it is done. Its own row forgets her, too, once it has gone."""

from datetime import datetime, timedelta
from typing import Any, Final

from shop.mail.forgetting import forget
from shop.mail.kinds import register
from shop.mail.models import Mail
from shop.mail.queue import plan
from shop.mail.suppression import address_hash
from shop.outbox.handlers import TryAgain, handles
from shop.outbox.models import Job
from shop.outbox.queue import enqueue

KIND: Final = "privacy_erased"
JOB: Final = "privacy.forget confirmation"
SOON: Final = timedelta(minutes=10)
LONG_ENOUGH: Final = timedelta(days=3)  # the outbox has given up by then, whatever the mail server said
OVER: Final = (Mail.State.SENT, Mail.State.FAILED, Mail.State.SKIPPED, Mail.State.SUPPRESSED)


def confirm(address: str, *, stays: list[str], now: datetime) -> None:
    """Plan the mail, and the work of forgetting where it went."""
    key = f"{KIND}:{address_hash(address)}:{now:%Y-%m-%dT%H:%M:%S}"
    mail = plan(KIND, to=address, key=key, now=now, payload={"stays": stays})
    enqueue(JOB, key=f"{JOB}:{mail}", payload={"mail": mail}, due_at=now + SOON, now=now)


@handles(JOB)
def forget_confirmation(job: Job, now: datetime) -> None:
    """Take the address out of the mail's row as soon as it is over."""
    mails = Mail.objects.filter(pk=job.payload["mail"])
    if mails.exclude(state__in=OVER).filter(created_at__gt=now - LONG_ENOUGH).exists():
        raise TryAgain("the confirmation has yet to go out", at=now + SOON)
    forget(mails, now=now)


def about_erasure(mail: Mail) -> dict[str, Any]:
    return {"stays": mail.payload.get("stays", [])}


register(KIND, context=about_erasure)
