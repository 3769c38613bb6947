"""Where the pictures beside shared links lie: one file for each title, which nothing ever changes."""

import hashlib
from collections.abc import Mapping
from typing import Any, Final

from django.core.files.storage import default_storage
from django.templatetags.static import static

from content.found.addresses import whole
from content.found.sharing.card import DESIGN

DEFAULT: Final = "shop/img/share.png"


def file_name(title: str) -> str:
    """Another title, or another design, is another file."""
    return f"share/{hashlib.blake2b(f'{DESIGN}:{title}'.encode(), digest_size=12).hexdigest()}.png"


def image_for(given: Mapping[str, Any]) -> str:
    """The full address of the picture for a page with this context; the shop's own until there is one."""
    name = file_name(title) if (title := _title(given)) else ""
    if name and default_storage.exists(name):
        return whole(default_storage.url(name))
    return whole(static(DEFAULT))


def _title(given: Mapping[str, Any]) -> str:
    if publication := given.get("publication"):
        return str(publication.text.title)
    return str(given["product"].title) if given.get("product") else ""
