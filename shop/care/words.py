"""The words of a step: Markdown with care numbers in braces, as text for a mail's plain part and as HTML."""

import re
from functools import lru_cache
from typing import Final

from django.utils.safestring import SafeString
from markdown_it import MarkdownIt

from shop.care.blocks import numbers, value_of

NUMBER: Final = re.compile(r"\{([a-z_]+\.[a-z_]+)\}")
ENOUGH, MOST = 40, 98  # letters of an inbox's line
SENTENCE: Final = re.compile(r"(?<=[.!?:])\s|\n")
# Raw HTML stays text, and `javascript:` addresses stay words: the owner's text needs no sanitiser after this.
MARKDOWN: Final = MarkdownIt("zero", {"html": False}).enable(
    ["emphasis", "list", "link", "newline", "escape", "entity", "heading"]
)

# The care numbers are constants, and thousands of mails say the same few dozen texts.
TEXTS: Final = 256


@lru_cache(maxsize=TEXTS)
def filled(text: str) -> str:
    """The text with its care numbers as they are now; KeyError names one that there is none of."""
    return NUMBER.sub(lambda found: _number(found[1]), text)


def unknown_numbers(text: str) -> list[str]:
    """Paths in braces that no care number has, in the order of the text."""
    known = {path for path, _ in numbers()}
    return [path for path in NUMBER.findall(text) if path not in known]


@lru_cache(maxsize=TEXTS)
def as_html(text: str) -> SafeString:
    """Paragraphs, lists, headings, links, bold and italics; everything else stays words."""
    return SafeString(MARKDOWN.render(filled(text)))  # the renderer escapes everything that is typed


def as_text(text: str) -> str:
    """The same for eyes: Markdown reads well as it is, but for the stars around bold words."""
    return filled(text).replace("**", "")


@lru_cache(maxsize=TEXTS)
def opening(text: str) -> str:
    """The first sentence or two, for the line that an inbox shows beside the subject."""
    said = ""
    for sentence in SENTENCE.split(as_text(text)):
        if len(said) >= ENOUGH:
            break
        said = f"{said} {sentence}".strip()
    return said if len(said) <= MOST else said[:MOST].rsplit(" ", 1)[0] + "…"


def _number(path: str) -> str:
    if path not in {known for known, _ in numbers()}:
        raise KeyError(path)
    return value_of(path)
