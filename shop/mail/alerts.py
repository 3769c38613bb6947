"""Tells the owner by mail about what only a person can decide."""

from datetime import datetime
from email.utils import parseaddr
from typing import Any

from django.conf import settings

from shop.mail import queue
from shop.mail.kinds import register
from shop.mail.models import Mail
from shop.order.models import Order

KIND = "staff_alert"


def alert_staff(*, key: str, title: str, text: str, now: datetime, path: str = "", order: Order | None = None) -> Mail:
    """Plan a mail to the shop's own address, in the caller's transaction; `path` is where to look in the dashboard."""
    to = parseaddr(settings.DEFAULT_FROM_EMAIL)[1]
    payload = {"title": title, "text": text, "path": path}
    return queue.plan(KIND, to=to, key=key, now=now, order=order, payload=payload)


def _context(mail: Mail) -> dict[str, Any]:
    path = mail.payload.get("path", "")
    return {**mail.payload, "url": f"{settings.SITE_URL}{path}" if path else ""}


register(KIND, context=_context)
