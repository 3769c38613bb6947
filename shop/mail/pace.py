"""No more mails in a minute than the mail server likes."""

from datetime import datetime, timedelta
from typing import Final

from django.conf import settings

from shop.mail.models import Mail

PER_MINUTE: Final = 600
MINUTE: Final = timedelta(minutes=1)


def per_minute() -> int:
    """What EMAIL_URL says with ?per_minute=…, for providers that take less than ten a second."""
    return int(settings.EMAIL.get("OPTIONS", {}).get("PER_MINUTE", PER_MINUTE))


def wait_until(now: datetime) -> datetime | None:
    """When the next mail may go; None if that is now."""
    lately = Mail.objects.filter(handed_over_at__gt=now - MINUTE, handed_over_at__lte=now)
    cap = per_minute()
    nth_last = lately.order_by("-handed_over_at").values_list("handed_over_at", flat=True)[cap - 1 : cap].first()
    return nth_last + MINUTE if nth_last else None
