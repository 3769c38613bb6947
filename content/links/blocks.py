"""Words that are an affiliate link, its badge, and the disclosure above the first one."""

import re

from django.template.loader import render_to_string
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from content.blocks.links import link_rule
from content.blocks.registry import Attr, Attrs, Choice, Context, Shape, block
from content.links.models import AffiliateLink
from content.links.recognizing import earns

REL = "sponsored nofollow"
ANCHOR = re.compile(r"</?a\b[^>]*>")


def links() -> list[Choice]:
    """Every affiliate link, by what it is and where it leads."""
    return [(link.slug, f"{link.label} ({link.merchant})") for link in AffiliateLink.objects.all()]


def looked_up(attrs: Attrs) -> Attrs:
    link = AffiliateLink.objects.filter(slug=attrs.get("link", "")).first()
    if link is None:
        return {}
    return {"url": link.url, "label": link.label, "badge": "demo affiliate link" if link.is_demo else "affiliate link"}


def disclosure(context: Context) -> SafeString:
    return render_to_string("content/blocks/disclosure.html")


@block(
    "affiliate",
    label="Affiliate link",
    shape=Shape.MARK,
    attrs=[Attr("link", "Link", choices=links)],
    freeze=looked_up,
    above=disclosure,
    help="Mark the words that should lead there. The badge and the disclosure come by themselves.",
)
def affiliate(attrs: Attrs, context: Context, inner: SafeString) -> SafeString:
    if "url" not in attrs:  # deleted since: its words stay
        return inner
    words = mark_safe(ANCHOR.sub("", inner)) or attrs["label"]  # noqa: S308 - compiled from clean HTML
    return format_html(
        '<a class="affiliate" rel="{}" href="{}">{}</a> <small class="affiliate-badge">{}</small>',
        REL,
        attrs["url"],
        words,
        attrs["badge"],
    )


@link_rule
def earning_links_say_so(href: str) -> dict[str, str]:
    """The gate lets no such link through; should one stand in an older text, search engines are told at least."""
    return {"rel": REL} if earns(href) else {}
