"""A mail's HTML for a browser: what travels inside the mail comes from our own files instead."""

import re
from typing import Final

from django.templatetags.static import static

INSIDE: Final = re.compile(r"cid:([a-z]+)@pictures")


def for_browser(html: str) -> str:
    """The same page with addresses where mail programs look for parts of the message."""
    return INSIDE.sub(lambda found: static(f"shop/mail/{found[1]}.png"), html)
