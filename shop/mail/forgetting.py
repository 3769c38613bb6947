"""Takes people out of the mail table: what is planned is not sent, and no row says any more to whom it went."""

from datetime import datetime

from django.db import transaction
from django.db.models import QuerySet

from shop.mail.deliver import FORGOTTEN
from shop.mail.models import Mail
from shop.mail.queue import job_key
from shop.mail.transitions import READY
from shop.outbox.models import Job
from shop.outbox.queue import cancel


@transaction.atomic
def forget(mails: QuerySet[Mail], *, now: datetime) -> None:
    """Skip those that are waiting, and empty all of them.

    What the mail server is being given at this moment can't be called back, but is not repeated: see `deliver`.
    """
    rows = list(mails.select_for_update(of=("self",)).order_by("pk"))
    chosen = Mail.objects.filter(pk__in=[mail.pk for mail in rows])
    chosen.update(to="", subject="", error="")
    chosen.filter(state__in=READY).update(state=Mail.State.SKIPPED, error=FORGOTTEN)
    keys = [job_key(mail) for mail in rows]
    cancel(keys=keys, now=now)
    # A mail server's words of refusal name the address.
    Job.objects.filter(key__in=keys).update(error="")
