"""No more mails in a minute than the mail server likes."""

from datetime import datetime, timedelta
from typing import Final

from django.conf import settings
from django.db.models import QuerySet

from shop.mail.models import Mail

PER_MINUTE: Final = 600
MINUTE: Final = timedelta(minutes=1)
UNLIMITED: Final = 0
SHARERS: Final = 10  # more workers than anybody has, each counting on the same room


def per_minute() -> int:
    """What EMAIL_URL says with ?per_minute=…, for providers that take less than ten a second; 0 is no limit."""
    return int(settings.EMAIL.get("OPTIONS", {}).get("PER_MINUTE", PER_MINUTE))


def room(now: datetime) -> int:
    """How many mails may certainly go now without counting again; 0 means to count before each."""
    cap = per_minute()
    return 1000 if cap == UNLIMITED else max(0, cap - _lately(now).count()) // SHARERS


def wait_until(now: datetime) -> datetime | None:
    """When the next mail may go; None if that is now."""
    cap = per_minute()
    if cap == UNLIMITED:
        return None
    times = _lately(now).order_by("-handed_over_at").values_list("handed_over_at", flat=True)
    nth_last = times[cap - 1 : cap].first()
    return nth_last + MINUTE if nth_last else None


def _lately(now: datetime) -> QuerySet[Mail]:
    return Mail.objects.filter(handed_over_at__gt=now - MINUTE, handed_over_at__lte=now)
