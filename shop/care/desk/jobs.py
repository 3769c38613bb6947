"""Due work of the care desk."""

from datetime import datetime

from shop.care.desk.moving import JOB, move_batch
from shop.outbox import queue
from shop.outbox.handlers import handles
from shop.outbox.models import Job


@handles(JOB)
def move_plans(job: Job, now: datetime) -> None:
    left = move_batch(job.payload, now)
    if left:
        first = job.key.split("#", maxsplit=1)[0]
        queue.enqueue(JOB, key=f"{first}#{left['after']}", payload=left, due_at=now, now=now)
