"""A statement with what it rests on, and the list of all that a page cites."""

from datetime import date

from django.template.loader import render_to_string
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from content.blocks.registry import Attr, Attrs, Choice, Context, Shape, block
from content.claims.citing import Entry, Numbering, frozen
from content.claims.models import Claim
from content.pages.models import Page


def claims() -> list[Choice]:
    """Every claim of the register, as the owner knows it."""
    return [(slug, f"{slug}: {wording}") for slug, wording in Claim.objects.values_list("slug", "wording")]


def looked_up(attrs: Attrs) -> Attrs:
    claim = Claim.objects.resting().filter(slug=attrs.get("claim", "")).first()
    return frozen(claim) if claim else {}


def numbered(asked: list[Attrs], context: Context) -> Numbering:
    return Numbering(asked)


@block(
    "claim",
    label="Claim",
    shape=Shape.MARK,
    attrs=[Attr("claim", "Claim", choices=claims)],
    freeze=looked_up,
    gather=numbered,
    help="Mark the words of a statement about what kefir does, and choose what it rests on.",
)
def claim(attrs: Attrs, context: Context, inner: SafeString) -> SafeString:
    listed = "sources" in context.found and not _is_among_many(context)
    references = [_reference(entry, listed=listed) for entry in context.found["claim"].of(attrs)]
    shown = format_html_join(", ", "{}", ([each] for each in references if each))
    if not shown:
        return inner
    return format_html('{}<sup class="references">{}</sup>', inner, shown)


@block(
    "sources",
    label="Sources of this page",
    shape=Shape.CARD,
    gather=lambda asked, context: asked,
    help="Lists what the claims of this page rest on, numbered in order of their first use.",
)
def sources(attrs: Attrs, context: Context, inner: SafeString) -> SafeString:
    numbering = context.found.get("claim")
    if numbering is None or not numbering.entries:
        return mark_safe("")
    listed = [
        {"entry": entry, "checked": date.fromisoformat(entry.source.checked) if entry.source.checked else None}
        for entry in numbering.entries
    ]
    given = {"listed": listed, "has_anchors": not _is_among_many(context)}
    return render_to_string("content/blocks/sources.html", given)


def _reference(entry: Entry, *, listed: bool) -> SafeString:
    """Leads to the page's own list; to the source itself where a text has none, as among many answers."""
    address = f"#source-{entry.number}" if listed else entry.source.link
    if not address:
        return mark_safe("")
    return format_html('<a href="{}" aria-label="Source {}">{}</a>', address, entry.number, entry.number)


def _is_among_many(context: Context) -> bool:
    """On the list of questions each answer counts from 1: an anchor would be there twice."""
    return bool(context.page and context.page.kind == Page.Kind.FAQ)
