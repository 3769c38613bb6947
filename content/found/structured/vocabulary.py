"""The small parts of schema.org that several kinds of data share."""

from typing import Any, Final

from django.conf import settings
from django.templatetags.static import static

from content.found.addresses import whole

Data = dict[str, Any]
CONTEXT: Final = "https://schema.org"


def page_data(kind: str, **fields: Any) -> Data:
    """A thing that stands by itself on a page; fields without a value are left out."""
    return {"@context": CONTEXT, **thing(kind, **fields)}


def thing(kind: str, **fields: Any) -> Data:
    """One part of them."""
    return {"@type": kind} | {name: value for name, value in fields.items() if value not in (None, "", [])}


def organization_id() -> str:
    """The name by which pages refer to the shop that the front page describes."""
    return whole("/#shop")


def publisher() -> Data:
    """The shop as the publisher of a text."""
    logo = whole(static("shop/img/icon-512.png"))
    return thing("Organization", **{"@id": organization_id()}, name=settings.OSCAR_SHOP_NAME, url=whole("/"), logo=logo)
