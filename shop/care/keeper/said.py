"""Carries what a change did across the redirect after it: signed, for this jar only, for a few minutes, in the address.

Readers have no session here. Whoever opens the address again reads the same sentences; nothing happens twice.
"""

from datetime import timedelta
from typing import Final
from urllib.parse import urlencode

from django.core import signing
from django.urls import reverse

from shop.care.models import CarePlan

SALT: Final = "shop.care.said:"
SHOWN_FOR: Final = timedelta(minutes=10)
NAME: Final = "said"


def address(plan: CarePlan, sentences: list[str]) -> str:
    """The path of the jar's page with these sentences on it."""
    token = signing.dumps(sentences, salt=SALT + plan.token, compress=True)
    return f"{reverse('care:plan', args=[plan.token])}?{urlencode({NAME: token})}"


def read(plan: CarePlan, token: str) -> list[str]:
    """The sentences; none if they are old, cut off or somebody else's."""
    try:
        sentences: list[str] = signing.loads(token, salt=SALT + plan.token, max_age=SHOWN_FOR)
    except signing.BadSignature:
        return []
    return sentences
