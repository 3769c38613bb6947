"""What beat calls."""

from celery import shared_task
from django.utils import timezone


@shared_task
def reconcile() -> None:
    """Compare our unfinished business with Stripe's."""
    from shop.payments.reconcile import reconcile as reconcile_now

    reconcile_now(now=timezone.now())
