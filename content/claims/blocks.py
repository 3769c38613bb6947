"""A statement with what it rests on, and the list of all that a page cites."""

from datetime import date
from typing import Final

from django.template.loader import render_to_string
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from content.blocks.registry import Attr, Attrs, Choice, Context, Shape, block
from content.claims.citing import Entry, Numbering, frozen, runs
from content.claims.models import Claim
from content.pages.models import Page

FEW: Final = 6  # sources; a longer list is folded
LONGEST_SPELLED_OUT: Final = 2
SEVERAL: Final = '<a href="#source-{0}" aria-label="Sources {0} to {1}">{0}\N{EN DASH}{1}</a>'


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
    entries = context.found["claim"].of(attrs)
    references = map(_run_of_references, runs(entries)) if listed else map(_source_itself, entries)
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
    listed = [{"entry": entry, "checked": _day(entry)} for entry in numbering.entries]
    days = {line["checked"] for line in listed}
    given = {
        "listed": listed,
        "all_checked": days.pop() if len(days) == 1 else None,
        "has_anchors": not _is_among_many(context),
        "is_folded": not _is_among_many(context) and len(listed) > FEW,
    }
    return render_to_string("content/blocks/sources.html", given)


def _day(entry: Entry) -> date | None:
    """When the source was last checked, if anybody wrote it down."""
    return date.fromisoformat(entry.source.checked) if entry.source.checked else None


def _run_of_references(run: list[Entry]) -> SafeString:
    """Leads to the page's own list: "3", "3, 4", or from 3 to 5 in one link."""
    numbers = [entry.number for entry in run]
    if len(run) <= LONGEST_SPELLED_OUT:
        return format_html_join(", ", '<a href="#source-{0}" aria-label="Source {0}">{0}</a>', ([n] for n in numbers))
    return format_html(SEVERAL, numbers[0], numbers[-1])


def _source_itself(entry: Entry) -> SafeString:
    """Where a text has no list, as among many answers; nothing for a source that is nowhere on the net."""
    if not entry.source.link:
        return mark_safe("")
    return format_html('<a href="{}" aria-label="Source {}">{}</a>', entry.source.link, entry.number, entry.number)


def _is_among_many(context: Context) -> bool:
    """On the list of questions each answer counts from 1: an anchor would be there twice."""
    return bool(context.page and context.page.kind == Page.Kind.FAQ)
