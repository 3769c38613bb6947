"""The words of one mail: subject, text and HTML from its folder in templates/emails/."""

import re
import unicodedata
from dataclasses import dataclass
from typing import Any, Final

from django.conf import settings
from django.template import Context
from django.template.loader import get_template

from shop.mail.html import compiled
from shop.mail.look import IN_TEMPLATES

LONGEST_SUBJECT: Final = 200
EMPTY_LINES: Final = re.compile(r"\n{3,}")  # where a template left something out
UNSEEN: Final = ("Cc", "Cf", "Cs", "Zl", "Zp", "Zs")  # not Cn: next year's emoji are unknown to this Python


@dataclass(frozen=True)
class Words:
    """What a reader sees."""

    subject: str
    text: str
    html: str


def write(kind: str, context: dict[str, Any]) -> Words:
    """Fill in the templates of a kind; the subject comes out as one line whatever was typed into the shop's forms."""
    everything = {"site_url": settings.SITE_URL, "postal_address": settings.POSTAL_ADDRESS, **context}
    subject = one_line(_render(f"emails/{kind}/subject.txt", everything, html=False))
    everything["subject"] = subject
    return Words(
        subject=subject,
        text=EMPTY_LINES.sub("\n\n", _render(f"emails/{kind}/body.txt", everything, html=False)).strip() + "\n",
        html=compiled(_render(f"emails/{kind}/body.mjml", {**IN_TEMPLATES, **everything}, html=True)),
    )


def one_line(text: str) -> str:
    """The text without line breaks and other control characters, short enough for a header."""
    visible = "".join(
        " " if unicodedata.category(letter) in UNSEEN and letter != "\u200d" else letter for letter in text
    )
    return " ".join(visible.split())[:LONGEST_SUBJECT]


def _render(name: str, context: dict[str, Any], *, html: bool) -> str:
    # Text parts are for eyes, not for browsers: `&amp;` has no place in them.
    template: Any = get_template(name)
    return str(template.template.render(Context(context, autoescape=html)))
