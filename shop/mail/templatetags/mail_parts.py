"""The parts of a mail that go around words; parts without words inside are included."""

from django import template
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
