"""What Gmail, Outlook and Apple Mail drop, clip or show badly in a mail's HTML; found before they do.

Written from what is commonly known of these programs; none of them has shown these mails yet.
"""

import re
from collections.abc import Iterator
from typing import Any, Final
from urllib.parse import urlparse

from tests.shop.mail.page import tree
from tests.shop.mail.word_engine import word_faults

GMAIL_CLIPS_AT: Final = 102 * 1024  # bytes of HTML
GMAIL_STYLES: Final = 16 * 1024  # bytes of all <style> together
KNOWN_TAGS: Final = re.compile(
    "html|head|title|meta|style|body|div|p|br|a|img|span|strong|em|h[12]|[uo]l|li|table|thead|tbody|tr|th|td"
)
# Word lays Outlook's mails out, and Gmail strips what could leave the mail's own box.
DROPPED: Final = re.compile(
    r"(?:^|[;{\s])(?:position|float|flex|grid|z-index|filter|animation|transition|transform|background-image)\b[^;:]*:"
    r"|(?:^|[;{\s])(?:gap|inset|aspect-ratio|object-fit|clip-path|mask|(?:margin|padding|border)-(?:inline|block))\b[^;:]*:"
    r"|(?:^|[;{\s])margin[\w-]*\s*:[^;]*-\d"
    r"|display\s*:\s*(?:flex|grid|inline-flex)|url\(|@import|@font-face|@supports|@layer|@container|expression\(|var\("
    r"|\b(?:calc|clamp|min|max|env|light-dark|color-mix|linear-gradient|radial-gradient)\("
)
# Gmail drops the whole block in which it meets one of these; so they may only stand among themselves.
UNKNOWN: Final = re.compile(r"\[|:root|:(?:is|where|has|not)\(|&|::")
RANGE: Final = re.compile(r"@media[^{]*[<>]")
SMALLEST: Final = 13  # px; iPhones enlarge what is smaller, and the lines break elsewhere
APPLE: Final = ("format-detection", "x-apple-disable-message-reformatting")
# A program that darkens mails turns these into their opposites, and nothing in between stands out any more.
PURE: Final = re.compile(r"#(?:fff|ffffff|000|000000)\b|:\s*(?:white|black)\b", re.IGNORECASE)
WIDEST: Final = 600  # px; Outlook takes the attribute at its word
EMPTY_WORDS: Final = {"", "here", "click here", "link", "this", "more", "read more"}


def faults(html: str) -> list[str]:
    """Say everything that a mail program would spoil; an empty list is a mail that arrives as it was made."""
    page = tree(html)
    known = [*_sizes(html, page), *_frame(page), *_elements(page), *_styles(page), *_images(page), *_links(page)]
    return [*known, *_blocks(page), *_small(page), *word_faults(html, page)]


def _sizes(html: str, page: Any) -> Iterator[str]:
    if len(html.encode()) >= GMAIL_CLIPS_AT:
        yield f"Gmail clips it: {len(html.encode())} bytes"
    styles = sum(len((style.text or "").encode()) for style in page.iter("style"))
    if styles >= GMAIL_STYLES:
        yield f"Gmail drops its styles: {styles} bytes"


def _frame(page: Any) -> Iterator[str]:
    if page.get("lang") != "en-US":
        yield "no lang"
    if not (page.findtext("head/title") or "").strip():
        yield "no title"
    if (found := len(list(page.iter("h1")))) != 1:
        yield f"{found} headings of the first level"
    metas = {meta.get("name"): meta.get("content") for meta in page.iter("meta")}
    yield from (f"no {name}" for name in ("color-scheme", "supported-color-schemes") if metas.get(name) != "light dark")
    yield from (f"Apple Mail isn't told: {name}" for name in APPLE if name not in metas)
    for table in page.iter("table"):
        if table.get("role") != "presentation" and not list(table.iter("th")):
            yield "a table for layout that is read out as one"


def _elements(page: Any) -> Iterator[str]:
    for element in page.iter():
        if not KNOWN_TAGS.fullmatch(element.tag):
            yield f"<{element.tag}>"
        for name, value in element.attrib.items():
            if name.startswith("on") or re.match(r"\s*(?:javascript|data|vbscript):", value, re.IGNORECASE):
                yield f'{name}="{value[:40]}"'


def _styles(page: Any) -> Iterator[str]:
    written = [element.get("style") or "" for element in page.iter()] + [s.text or "" for s in page.iter("style")]
    for style in written:
        yield from (f"dropped: {found[0].strip()}" for found in DROPPED.finditer(style))
        yield from (f"pure colour: {found[0]}" for found in PURE.finditer(style))
        if re.search(r"@media[^{]*{[^}]*@", style):
            yield "a rule with @ inside another: Gmail drops the block"


def _blocks(page: Any) -> Iterator[str]:
    body = page.find("body")
    if body is not None and list(body.iter("style")):
        yield "styles outside the head: Gmail drops them"
    for block in page.iter("style"):
        text = block.text or ""
        rules = re.sub(r"@media[^{]*{", "", text)
        selectors = [one for found in re.findall(r"([^{}]+){", rules) for one in found.split(",")]
        unknown = [one for one in selectors if UNKNOWN.search(one)]
        if unknown and len(unknown) < len(selectors):
            yield f"Gmail drops the block for {unknown[0].strip()}"
        if RANGE.search(text):
            yield "a range in @media: older programs drop the rule"


def _small(page: Any) -> Iterator[str]:
    for element in page.iter():
        for size in re.findall(r"(?:^|[;\s])font(?:-size)?\s*:[^;]*?(\d+)px", element.get("style") or ""):
            if 1 < int(size) < SMALLEST:  # 0 closes gaps, 1 hides the line for the inbox
                yield f"letters of {size}px"


def _images(page: Any) -> Iterator[str]:
    for image in page.iter("img"):
        if not (image.get("alt") or "").strip():
            yield "a picture without words"
        if not (image.get("width", "").isdigit() and image.get("height", "").isdigit()):
            yield "a picture without its size"
        elif int(image.get("width")) > WIDEST:
            yield f"a picture wider than the letter: {image.get('width')}"
        if urlparse(image.get("src", "")).scheme != "cid":
            yield f"a picture from elsewhere: {image.get('src')}"


def _links(page: Any) -> Iterator[str]:
    for link in page.iter("a"):
        address = urlparse(link.get("href", ""))
        if not (address.scheme in ("http", "https") and address.netloc):
            yield f"a link that leads nowhere: {link.get('href')}"
        if link.text_content().strip().lower() in EMPTY_WORDS:
            yield f"a link without words: {link.text_content()!r}"
        if not re.search(r"(?:^|[;\s])color\s*:", link.get("style") or ""):
            yield f"a link in the program's own blue: {link.text_content().strip()}"
