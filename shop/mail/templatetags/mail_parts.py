"""The parts of a mail that go around words; parts without words inside are included."""

from typing import Any

from django import template
from django.template.base import NodeList, Parser, Token
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from shop.mail.look import IN_TEMPLATES

register = template.Library()


@register.simple_block_tag
def notice(content: str) -> SafeString:
    """A boxed remark around paragraphs."""
    return render_to_string("emails/parts/notice.mjml", {**IN_TEMPLATES, "content": content})


@register.simple_block_tag
def step(content: str, number: int) -> SafeString:
    """A numbered step around what to do."""
    return render_to_string("emails/parts/step.mjml", {**IN_TEMPLATES, "content": content, "number": number})


class Once(template.Node):
    """Rendered for the first mail of a process, and the same in all others."""

    child_nodelists = ()  # no block of a kind is in it: not worth looking through for each mail

    def __init__(self, nodelist: NodeList) -> None:
        self.nodelist = nodelist
        self._rendered: SafeString | None = None

    def render(self, context: Any) -> SafeString:
        if self._rendered is None:
            self._rendered = self.nodelist.render(context)
        return self._rendered


@register.tag
def once(parser: Parser, token: Token) -> Once:
    """Around what says the same in every mail: it may use nothing but the palette."""
    inside = parser.parse(("endonce",))
    parser.delete_first_token()
    return Once(inside)
