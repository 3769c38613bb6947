"""Reads the texts that a new shop begins with: pages.toml says which, a file beside it what each one says."""

import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Final

from content.pages.models import Page

FOLDER: Final = Path(__file__).parent
FOLDERS: Final = {
    Page.Kind.ARTICLE: "articles",
    Page.Kind.FAQ: "questions",
    Page.Kind.QUESTION: "questions",
    Page.Kind.GUIDE: "guides",
}
AUTHOR: Final = "The Mindful Neuro"
REVIEWED: Final = date(2026, 11, 23)
REVIEW_BY: Final = date(2027, 11, 23)


@dataclass(frozen=True)
class Text:
    """One page to be. `related` are slugs; `signed_off` is why it may pass the gate whatever that says."""

    kind: Page.Kind
    slug: str
    title: str
    summary: str = ""
    search_title: str = ""
    search_description: str = ""
    signed_off: str = ""
    related: Sequence[str] = ()

    @property
    def body(self) -> str:
        """The page's HTML; the list of questions has no words of its own."""
        if self.kind == Page.Kind.FAQ:
            return ""
        return (FOLDER / FOLDERS[self.kind] / f"{self.slug}.html").read_text()

    @property
    def wording(self) -> dict[str, Any]:
        """The words as a draft takes them."""
        named = ("title", "summary", "search_title", "search_description", "body")
        return {name: getattr(self, name) for name in named} | {"picture": None}


def texts() -> Iterator[Text]:
    """All texts of the list, in its order."""
    listed = tomllib.loads((FOLDER / "pages.toml").read_text())
    for kind, entries in listed.items():
        for entry in entries:
            yield Text(Page.Kind(kind), **entry)
