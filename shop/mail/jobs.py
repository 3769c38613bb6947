"""Due work of the mail table."""

from datetime import datetime, timedelta

from shop.mail import transitions
from shop.mail.deliver import deliver
from shop.mail.models import Mail
from shop.mail.queue import JOB
from shop.outbox.handlers import handles
from shop.outbox.models import Job


def _ended(job: Job, now: datetime) -> None:
    """The outbox gave up: say so on the mail, unless it already says how it ended."""
    mail = Mail.objects.get(pk=job.payload["mail"])
    if job.state == Job.State.SKIPPED:
        transitions.skip(mail, job.error)
    elif mail.state == Mail.State.PLANNED:
        transitions.fail(mail, job.error)


# Handing over may outlast the lease: the mail's own state keeps a second worker away.
@handles(JOB, lease=timedelta(minutes=1), ended=_ended)
def send(job: Job, now: datetime) -> None:
    deliver(Mail.objects.get(pk=job.payload["mail"]), now)
