"""The HTML of a mail as a tree, and what a reader sees of it."""

from typing import Any

from lxml import html as lxml_html  # type: ignore[import-untyped]


def tree(html: str) -> Any:
    """The root element, without comments: what is in them is for Outlook only."""
    return lxml_html.document_fromstring(html, parser=lxml_html.HTMLParser(remove_comments=True))


def read(html: str) -> str:
    """The words of its body, each space a plain one; a step's number stands for its place, not for a fact."""
    body = tree(html).find("body")
    for number in body.find_class("number"):
        number.text = ""
    return " ".join(body.text_content().split())


def links(html: str) -> list[str]:
    """Where it leads."""
    return [link.get("href") for link in tree(html).iter("a")]
