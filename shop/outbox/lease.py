"""One holder at a time, for a while: what keeps two beats from sweeping together."""

from datetime import datetime, timedelta

from django.db.models import Q

from shop.outbox.models import Lease


def take(name: str, *, owner: str, now: datetime, lasts: timedelta) -> bool:
    """Take or renew the lease; False while somebody else holds it."""
    # A clock that stepped back finds leases that seem to run for ages: those were taken on the old time.
    free = Q(until__lte=now) | Q(owner=owner) | Q(until__gt=now + 2 * lasts)
    until = now + lasts
    if Lease.objects.filter(free, name=name).update(owner=owner, until=until, renewed_at=now):
        return True
    if Lease.objects.filter(name=name).exists():
        return False
    first = Lease(name=name, owner=owner, until=until, renewed_at=now)
    Lease.objects.bulk_create([first], ignore_conflicts=True)
    return Lease.objects.filter(name=name, owner=owner).exists()


def give_back(name: str, *, owner: str, now: datetime) -> None:
    """End the holder's lease early, so that the next one need not wait for its end."""
    Lease.objects.filter(name=name, owner=owner).update(until=now)
