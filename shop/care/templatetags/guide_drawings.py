"""The guide's pictures, which its page and its file find at different addresses."""

from typing import Any

from django import template
from django.templatetags.static import static

register = template.Library()


@register.simple_tag(takes_context=True)
def drawing(context: dict[str, Any], file: str) -> str:
    """The address of one of the shop's drawings: on paper the file itself, on a page the one that browsers fetch."""
    on_paper = context.get("drawings")
    return f"{on_paper}{file}" if on_paper else static(f"shop/img/{file}")
