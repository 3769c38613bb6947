"""Counts a reader's word on an answer once a day, without keeping who she is."""

from datetime import datetime
from typing import Final

from django.core.cache import cache
from django.db import transaction
from django.db.models import F
from django.utils.crypto import salted_hmac
from django.utils.timezone import localdate

from content.helpful.models import DayOfVotes
from content.pages.models import Page
from shop.payments.limits import client_hash

DAY: Final = 24 * 60 * 60  # seconds


def count(page: Page, *, helped: bool, client: str, now: datetime) -> bool:
    """Count the word of the reader at this network address, unless she gave one today; returns whether it counted."""
    day = localdate(now)
    if not cache.add(_key(page, client, day.isoformat()), 1, DAY):
        return False
    said = "yes" if helped else "no"
    with transaction.atomic():
        row, _ = DayOfVotes.objects.get_or_create(page=page, day=day)
        DayOfVotes.objects.filter(pk=row.pk).update(**{said: F(said) + 1})
    return True


def _key(page: Page, client: str, day: str) -> str:
    """The day is part of the hash: what is remembered today says nothing tomorrow."""
    who = salted_hmac("content.helpful", f"{day} {page.pk} {client_hash(client)}", algorithm="sha256")
    return f"helpful:{who.hexdigest()}"
