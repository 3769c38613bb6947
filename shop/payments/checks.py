"""What the payments part refuses to start with."""

import os
from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error

from shop.crash_points import ENVIRONMENT_NAME


def no_crashing_for_real(app_configs: Any, **options: Any) -> list[CheckMessage]:
    """A shop that takes real money must not die on demand."""
    if os.environ.get(ENVIRONMENT_NAME) and settings.STRIPE_LIVEMODE:
        return [Error("CRASH_AT is for fault tests with a test key: unset it.", id="payments.E001")]
    return []
