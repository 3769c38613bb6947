"""Tells the owner what the shop can't decide by itself: a mail to everybody with a staff account."""

import logging
from datetime import datetime
from email.utils import parseaddr

from django.conf import settings
from django.contrib.auth import get_user_model
from django.urls import reverse

from shop.mail.queue import plan
from shop.order.models import Order

log = logging.getLogger(__name__)


def alert(title: str, text: str, *, key: str, now: datetime, order: Order | None = None) -> None:
    """Plan one mail to each member of staff, in the caller's transaction; the same key twice is the same alert."""
    log.warning("alert: %s: %s", title, text)
    payload = {"title": title, "text": text, "url": _address(order)}
    for number, address in enumerate(_staff()):
        plan("staff_alert", to=address, key=f"alert:{key}:{number}", now=now, order=order, payload=payload)


def _staff() -> list[str]:
    people = get_user_model().objects.filter(is_staff=True, is_active=True).exclude(email="")
    addresses = [str(address) for address in people.order_by("pk").values_list("email", flat=True)]
    return addresses or [parseaddr(settings.DEFAULT_FROM_EMAIL)[1]]


def _address(order: Order | None) -> str:
    if order is None:
        return str(settings.SITE_URL) + reverse("dashboard:index")
    return str(settings.SITE_URL) + reverse("dashboard:order-detail", args=[order.number])
