"""The one allow-list: what a text may be made of, applied when it is saved and again when it is compiled."""

from functools import cache
from typing import Final

import nh3

TEXT: Final = {"p", "h2", "h3", "h4", "blockquote", "ul", "ol", "li", "hr", "br", "a", "div", "span"}
MARKS: Final = {"strong", "em", "s", "sub", "sup", "code"}
TABLE: Final = {"table", "thead", "tbody", "tr", "th", "td"}
ATTRIBUTES: Final = {
    "a": {"href", "title"},
    "ol": {"start"},
    "th": {"colspan", "rowspan"},
    "td": {"colspan", "rowspan"},
}
SCHEMES: Final = {"http", "https", "mailto", "tel"}
DROPPED_WHOLE: Final = {"script", "style", "template", "iframe", "object", "svg", "math", "noscript", "title"}
LONGEST: Final = 400_000  # characters; the budget's 10,000 words with all their marks are 100,000


def clean(html: str) -> str:
    """The text without anything that isn't on the list; cleaning twice changes nothing more."""
    return _cleaner().clean(html.replace("\x00", ""))


@cache
def _cleaner() -> nh3.Cleaner:
    # Blocks are <div data-block="jar" data-jar="...">; which names and values they may have is `compiling`'s matter.
    return nh3.Cleaner(
        tags=TEXT | MARKS | TABLE,
        clean_content_tags=DROPPED_WHOLE,
        attributes=ATTRIBUTES,
        generic_attribute_prefixes={"data-"},
        url_schemes=SCHEMES,
        link_rel=None,
        strip_comments=True,
    )
