"""Data as a page carries it."""

import json
from typing import Any

from django.utils.safestring import SafeString, mark_safe


def as_script(data: dict[str, Any]) -> SafeString:
    """A block of data. Browsers run no such type, so our script policy has nothing to allow; no text can end it."""
    written = json.dumps(data, ensure_ascii=False, default=str).replace("<", "\\u003c")
    return mark_safe(f'<script type="application/ld+json">{written}</script>')  # noqa: S308 - escaped above
