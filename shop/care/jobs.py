"""Due work of the care mails."""

from datetime import datetime

from shop.care.guide import JOB, current_guide
from shop.care.starter_guide import Paper
from shop.outbox.handlers import handles
from shop.outbox.models import Job


@handles(JOB)
def make_guide(job: Job, now: datetime) -> None:
    for paper in Paper:
        current_guide(paper)
