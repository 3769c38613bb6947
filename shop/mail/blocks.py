"""How to reach the shop, within a text: always the addresses that its mails carry."""

from collections.abc import Callable
from email.utils import parseaddr
from typing import Final

from django.conf import settings
from django.utils.html import format_html
from django.utils.safestring import SafeString

from content.blocks.registry import Attr, Attrs, Choice, Context, Shape, block


def _email() -> SafeString:
    address = parseaddr(settings.DEFAULT_FROM_EMAIL)[1]
    return format_html('<a href="mailto:{0}">{0}</a>', address)


def _post() -> SafeString:
    return format_html("{}", settings.POSTAL_ADDRESS)


WAYS: Final[dict[str, Callable[[], SafeString]]] = {"email": _email, "post": _post}


def ways() -> list[Choice]:
    return [("email", "Our e-mail address"), ("post", "Our postal address")]


@block("reach", label="How to reach us", shape=Shape.INLINE, attrs=[Attr("by", "Way", choices=ways)])
def reach(attrs: Attrs, context: Context, inner: SafeString) -> SafeString:
    return WAYS[attrs["by"]]()
