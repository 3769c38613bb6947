"""What Outlook on Windows can't lay out, because Word does it there; and what it is told in comments for it alone."""

import re
from collections.abc import Iterator
from typing import Any, Final

# Word knows lengths in pixels and points, colours in six digits, and no padding but that of table cells.
COLOURS: Final = re.compile(r"\b(?:rgba?|hsla?|hwb|oklch|oklab|lch|lab)\(|#[0-9a-f]{8}\b|#[0-9a-f]{4}\b", re.IGNORECASE)
LENGTHS: Final = re.compile(r"[\d.](?:rem|em|ch|vw|vh|vmin|vmax|dvh|svh|lvh)\b")
PADDED: Final = re.compile(r"(?:^|[;\s])padding[\w-]*\s*:\s*[^;]*[1-9]")
UNPADDED: Final = {"div", "p", "span", "h1", "h2", "a"}
GENERIC: Final = re.compile(r"(?:sans-serif|serif|monospace|inherit)\s*$")
WIDE: Final = re.compile(r"<div[^>]*max-width:\s*(\d+)px")
FRAMED: Final = re.compile(r'<!--\[if mso[^\]]*\]>\s*<table[^>]*\bwidth="(\d+)"')


def word_faults(html: str, page: Any) -> Iterator[str]:
    """Say what Word would spoil."""
    yield from _comments(html)
    for element in page.iter():
        style = element.get("style") or ""
        yield from (f"Word doesn't know: {found[0]}" for found in COLOURS.finditer(style))
        yield from (f"Word doesn't know: {found[0]}" for found in LENGTHS.finditer(style))
        if element.tag in UNPADDED and PADDED.search(style) and not _is_button(element):
            yield f"Word leaves out the padding of <{element.tag}>"
        if element.get("background"):
            yield "a picture behind words: Word shows none without VML"
        for family in re.findall(r"font-family\s*:\s*([^;]+)", style):
            if not GENERIC.search(family):
                yield f"no font of last resort, so Times: {family}"


def _comments(html: str) -> Iterator[str]:
    if html.count("<!--[if") != html.count("<![endif]-->"):
        yield "a comment for Outlook is not closed"
    if WIDE.findall(html) != FRAMED.findall(html):
        yield "Word knows no max-width: a table of that width must stand around it, for Outlook alone"


def _is_button(element: Any) -> bool:
    """Whether the cell around the link is padded for Word, which leaves out the link's own."""
    cell = element.getparent()
    return element.tag == "a" and cell is not None and "mso-padding-alt" in (cell.get("style") or "")
