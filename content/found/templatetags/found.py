"""What stands in a page's head for search engines and for whoever shares the page."""

import re
from html import unescape
from typing import Any

from django import template
from django.template.loader_tags import BLOCK_CONTEXT_KEY
from django.utils.safestring import SafeString, mark_safe

from content.found.page_data import data_of
from content.found.sharing.files import image_for
from content.found.structured.script import as_script

register = template.Library()
HREF = re.compile(r'href="([^"]+)"')


@register.simple_tag(takes_context=True)
def structured(context: Any, *kinds: str) -> SafeString:
    """Data of these kinds (content.found.page_data.MAKERS), each in a script element of its own."""
    given = context.flatten()
    return mark_safe("".join(as_script(data) for data in data_of(kinds, given)))  # noqa: S308 - as_script escapes


@register.inclusion_tag("found/share_meta.html", takes_context=True)
def share_meta(context: Any) -> dict[str, Any]:
    """Open Graph and Twitter cards, in the words of the page's own blocks; none without a canonical address."""
    canonical = HREF.search(_block(context, "canonical"))
    return {
        "url": unescape(canonical[1]) if canonical else "",
        "title": unescape(_block(context, "title").strip()),
        "description": unescape(_block(context, "description").strip()),
        "kind": "article" if "publication" in context else "product" if "product" in context else "website",
        "image": image_for(context.flatten()) if canonical else "",
        "shop_name": context.get("shop_name", ""),
    }


def _block(context: Any, name: str) -> str:
    """What a block of the page says, as the template that extends the layout last says it."""
    blocks = context.render_context.get(BLOCK_CONTEXT_KEY)
    block = blocks.get_block(name) if blocks else None
    return str(block.render(context)) if block else ""
