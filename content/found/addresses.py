"""Whole addresses for everything that leaves the shop: made from SITE_URL, never from a request's Host header."""

from django.conf import settings


def whole(path: str) -> str:
    """The full address of a path of ours; an address that is full already stays as it is."""
    return path if path.startswith(("http://", "https://")) else f"{settings.SITE_URL}{path}"
