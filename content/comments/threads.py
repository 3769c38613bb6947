"""Comments in the order of their threads, as a page shows them."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime

from django.utils.safestring import SafeString

from shop.pictures.picture import Picture


@dataclass(frozen=True)
class Shown:
    """One comment; one that is not public shows no word, and is only there for the sake of the answers to it.

    `answers` is the name beside the comment above it, for those who don't see how far a comment is set in.
    """

    pk: int
    parent: int
    level: int
    is_public: bool
    is_from_us: bool
    name: str
    written_at: datetime
    html: SafeString
    picture: Picture | None
    answers: str = ""


def threaded(comments: Iterable[Shown]) -> list[Shown]:
    """The comments that are public or have a public answer below them; `comments` come in the order of the threads."""
    given = list(comments)
    names = {comment.pk: comment.name for comment in given if comment.is_public}
    kept: list[Shown] = []
    needed: set[int] = set()
    for comment in reversed(given):
        if comment.is_public or comment.pk in needed:
            above = names.get(comment.parent, "") if comment.level else ""
            kept.append(replace(comment, answers=above) if above else comment)
            needed.add(comment.parent)
    return kept[::-1]
