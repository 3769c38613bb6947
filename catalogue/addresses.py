"""Addresses that nobody has taken: one per product, made from its title."""

from collections.abc import Callable

from django.utils.text import slugify

LONGEST = 255
NAMELESS = "jar"  # a title without a single Latin letter or digit


def free_slug(title: str, *, is_taken: Callable[[str], bool]) -> str:
    """The title as an address, with a number behind it if somebody else has that address."""
    stem = slugify(title)[: LONGEST - 8] or NAMELESS
    slug, number = stem, 1
    while is_taken(slug):
        number += 1
        slug = f"{stem}-{number}"
    return slug
