"""What people type, as text: no HTML gets through, links help nobody's ranking."""

import re
import unicodedata
from html import escape
from typing import Final

from django.utils.safestring import SafeString, mark_safe

ADDRESS: Final = re.compile(r"https?://[^\s<>\"']+", re.IGNORECASE)
AFTER_ADDRESS: Final = ".,;:!?…)]}»”\u2019*"
EMPTY_LINES: Final = re.compile(r"\n\s*\n\s*")
# Not the joiners (Cf) that hold emoji and some scripts together.
UNWANTED: Final = ("Cc", "Cs", "Co")


def tidy(text: str) -> str:
    """The text without control characters, with plain line breaks and at most one empty line between paragraphs."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").replace("\u2028", "\n").replace("\u2029", "\n")
    visible = "".join(letter for letter in lines if letter in "\n\t" or unicodedata.category(letter) not in UNWANTED)
    return EMPTY_LINES.sub("\n\n", visible).strip()


def as_html(text: str) -> SafeString:
    """Paragraphs and line breaks; each paragraph finds its own direction."""
    paragraphs = (f'<p dir="auto">{_lines(each)}</p>' for each in text.split("\n\n") if each)
    return mark_safe("".join(paragraphs))  # noqa: S308 - every piece is escaped below


def _lines(paragraph: str) -> str:
    pieces, at = [], 0
    for found in ADDRESS.finditer(paragraph):
        address = found[0].rstrip(AFTER_ADDRESS)
        pieces += [escape(paragraph[at : found.start()]), _link(address)]
        at = found.start() + len(address)
    pieces.append(escape(paragraph[at:]))
    return "".join(pieces).replace("\n", "<br>")


def _link(address: str) -> str:
    safe = escape(address)
    return f'<a href="{safe}" rel="nofollow ugc">{safe}</a>'
