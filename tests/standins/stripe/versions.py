"""API versions: what a caller of an older one, or of none, may still say (docs.stripe.com/api/versioning)."""

from typing import Any

from tests.standins.stripe.account import API_VERSION

# Renamed in 2026-10-28.endive. Stripe's CLI names no version and still uses the old word.
RENAMED = {"payment_method_types": "allowed_payment_method_types"}


def current(sent: dict[str, Any], version: str | None) -> dict[str, Any]:
    """Top-level parameters by the names of the version that the stand-in speaks."""
    if version is not None and version >= API_VERSION:
        return sent
    return {RENAMED.get(name, name): value for name, value in sent.items()}
