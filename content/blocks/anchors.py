"""Anchors of headings: the same text gives the same anchors, so that a link to a section stays good."""

from django.utils.text import slugify

# Anchors that the page's own frame uses.
TAKEN = {"main", "comments", "contents", "related", "share", "sources"}
LONGEST = 60


class Anchors:
    """Hands out each anchor once per text."""

    def __init__(self) -> None:
        self._given = set(TAKEN)

    def take(self, text: str) -> str:
        """The heading's words as an anchor, with a number behind it if another heading has that one."""
        stem = slugify(text)[:LONGEST].strip("-") or "section"
        anchor, number = stem, 1
        while anchor in self._given:
            number += 1
            anchor = f"{stem}-{number}"
        self._given.add(anchor)
        return anchor
