"""Texts that were not written in the editor, shown as those that were."""

import re
from html import unescape

from django import template
from django.template.loader import render_to_string
from django.utils.html import strip_tags
from django.utils.safestring import SafeString, mark_safe
from django.utils.text import slugify

register = template.Library()
CHAPTER = re.compile(r"<h2>(.*?)</h2>", re.DOTALL)


@register.simple_block_tag
def beside_its_contents(content: SafeString) -> SafeString:
    """A long text with an anchor at each of its chapters, and the list of them beside it where there is room."""
    chapters = [_words(heading) for heading in CHAPTER.findall(content)]
    text = CHAPTER.sub(lambda found: f'<h2 id="{slugify(_words(found[1]))}">{found[1]}</h2>', content)
    given = {"text": mark_safe(text), "headings": [(words, slugify(words)) for words in chapters]}  # noqa: S308 - as it was
    return render_to_string("content/parts/beside.html", given)


def _words(heading: str) -> str:
    return unescape(strip_tags(heading)).strip()
