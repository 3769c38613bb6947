"""What beat asks of the care programme: plan what has come due."""

from celery import shared_task
from django.utils import timezone


@shared_task
def sweep() -> None:
    """Write the mails of all jars for which something is due."""
    from shop.care import sweeping
    from shop.outbox.tasks import stopping

    sweeping.sweep(timezone.now, stopping=stopping)
