"""Words for a jar's relations, and how many jars a picture of them shows."""

from typing import Final

from django import template

register = template.Library()
MOST_DRAWN: Final = 5


@register.filter
def ancestor(steps: int) -> str:
    """What a jar so many generations up is called."""
    if steps == 1:
        return "Mother jar"
    return "Grandmother jar" if steps == 2 else f"{'Great-' * (steps - 2)}grandmother jar"


@register.filter
def descendant(steps: int, count: int) -> str:
    """What jars so many generations down are called."""
    word = "daughter" if steps == 1 else f"{'great-' * (steps - 2)}granddaughter"
    return word if count == 1 else f"{word}s"


@register.filter
def drawn(count: int) -> range:
    """As many as fit into the picture."""
    return range(min(count, MOST_DRAWN))
