"""Claims and sources for tests."""

from typing import Any

from content.claims.models import Claim, Finding, Source


def source(key: str = "hertzler-2003", **changes: Any) -> Source:
    """A paper that we have read."""
    given = {"authors": "Hertzler SR", "journal": "J Am Diet Assoc", "year": 2003, "doi": "10.1053/x", "was_read": True}
    return Source.objects.get_or_create(key=key, defaults={**given, **changes})[0]


def claim(slug: str = "lactose", *sources: Source, **changes: Any) -> Claim:
    """A claim that rests on these sources, in their order."""
    made = Claim.objects.create(
        slug=slug, **{"heard": "All gone.", "wording": "Some is left.", "grade": "B", **changes}
    )
    for each in sources:
        Finding.objects.create(claim=made, source=each, population="adults", size=15, result="Less gas.")
    return made


def marked(slug: str, words: str = "Some is left.") -> str:
    """Words of a text that are linked to a claim."""
    return f'<span data-block="claim" data-claim="{slug}">{words}</span>'


LIST = '<div data-block="sources"></div>'
