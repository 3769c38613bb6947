"""Affiliate links for tests."""

from typing import Any

from content.links.models import AffiliateLink


def link(slug: str = "strainer", **changes: Any) -> AffiliateLink:
    """A link to a shop that pays."""
    given = {"label": "Plastic strainer", "url": f"https://pays.example/{slug}", "merchant": "Pays"}
    return AffiliateLink.objects.create(slug=slug, **{**given, **changes})


def marked(slug: str = "strainer", words: str = "a strainer") -> str:
    """Words of a text that lead there."""
    return f'<span data-block="affiliate" data-link="{slug}">{words}</span>'
