"""Whole addresses for mails: made from SITE_URL, never from a request's Host header."""

from typing import Any

from django.conf import settings
from django.urls import reverse


def absolute(view: str, *args: Any) -> str:
    """The full address of a page by its URL name."""
    return f"{settings.SITE_URL}{reverse(view, args=args)}"
