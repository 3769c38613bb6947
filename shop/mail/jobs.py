"""Due work of the mail table."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime, timedelta

from shop.mail import transitions
from shop.mail.deliver import deliver
from shop.mail.models import Mail
from shop.mail.queue import JOB
from shop.mail.round import Round
from shop.outbox.handlers import Work, handles_together
from shop.outbox.models import Job


def _ended(job: Job, now: datetime) -> None:
    """The outbox gave up: say so on the mail, unless it already says how it ended."""
    mail = Mail.objects.get(pk=job.payload["mail"])
    if job.state == Job.State.SKIPPED:
        transitions.skip(mail, job.error)
    elif mail.state == Mail.State.PLANNED:
        transitions.fail(mail, job.error)


# Handing over may outlast the lease: the mail's own state keeps a second worker away, and says what is done.
@handles_together(JOB, lease=timedelta(minutes=1), ended=_ended)
@contextmanager
def send(jobs: Sequence[Job]) -> Iterator[Work]:
    shared = Round([job.payload["mail"] for job in jobs])
    try:
        yield lambda job, now: deliver(shared.mails[job.payload["mail"]], shared, now)
    finally:
        shared.end()
