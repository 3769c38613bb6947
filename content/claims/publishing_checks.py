"""What the register has to say before a text is published; the owner may answer each with a reason."""

from collections.abc import Iterable, Iterator
from itertools import groupby

from django.utils import timezone

from content.blocks.compiling import Run
from content.blocks.registry import find
from content.claims.models import Claim, Finding
from content.claims.risks import Paragraph, Risk, risks_in
from content.claims.wording import Piece
from content.pages.gate import Candidate, Complaint, check

LISTED = {"article", "guide"}  # kinds of pages that need a list of sources of their own
FIELDS = (
    ("title", "the title"),
    ("summary", "the summary"),
    ("search_title", "the title for search engines"),
    ("search_description", "the description for search engines"),
)


@check
def risky_words_are_claims(candidate: Candidate) -> Iterable[Complaint]:
    for paragraph in paragraphs_of(candidate):
        for risk in risks_in(paragraph):
            yield Complaint("risk-words", _said(risk))


@check
def claims_are_in_order(candidate: Candidate) -> Iterable[Complaint]:
    """Signed, checked lately, read at the source, and not beside a jar if they should not be."""
    today = timezone.localdate(candidate.now)
    has_jar = any(block.name == "jar" for block in candidate.text.blocks)
    for claim in Claim.objects.filter(slug__in=_used(candidate)):
        if claim.needs_signature:
            yield Complaint("claim-unsigned", f"The claim “{claim}” touches an illness and nobody has signed it yet.")
        if claim.is_overdue(today):
            yield Complaint("claim-overdue", f"The claim “{claim}” was to be checked again by {claim.recheck_on}.")
        if has_jar and claim.use == Claim.Use.READING:
            yield Complaint("claim-beside-jar", f"The claim “{claim}” should not stand on a page with a jar to buy.")
    for finding in Finding.objects.filter(claim__slug__in=_used(candidate), source__was_read=False):
        message = f"The claim “{finding.claim}” rests on “{finding.source}”, which nobody of ours has read."
        yield Complaint("source-unread", message)


@check
def sources_are_listed(candidate: Candidate) -> Iterable[Complaint]:
    names = {block.name for block in candidate.text.blocks}
    if "claim" in names and "sources" not in names and candidate.page.kind in LISTED:
        yield Complaint("no-sources", "The text makes claims but has no list of sources: add the block at its end.")


def paragraphs_of(candidate: Candidate) -> Iterator[Paragraph]:
    """Everything that readers are told: fields, text, and what was written into blocks."""
    for name, where in FIELDS:
        yield Paragraph((Piece(getattr(candidate.wording, name)),), where)
    headings = {heading.anchor: heading.text for heading in candidate.text.headings}
    for _, runs in groupby(candidate.text.runs, key=lambda run: run.paragraph):
        yield _paragraph(list(runs), headings)
    for block in candidate.text.blocks:
        kind = find(block.name)
        typed = {attr.name for attr in kind.attrs if attr.choices is None} if kind else set()
        for name in sorted(typed & set(block.attrs)):
            yield Paragraph((Piece(block.attrs[name]),), f"the block “{kind.label if kind else block.name}”")


def _paragraph(runs: list[Run], headings: dict[str, str]) -> Paragraph:
    pieces = tuple(Piece(run.text, linked=any(name == "claim" for name, _ in run.inside)) for run in runs)
    heading = headings.get(runs[0].anchor)
    where = f"below “{heading}”" if heading else "at the beginning"
    return Paragraph(pieces, where, is_warning=all(map(_in_warning, runs)))


def _in_warning(run: Run) -> bool:
    return any(name == "callout" and attrs.get("tone") == "warning" for name, attrs in run.inside)


def _said(risk: Risk) -> str:
    place = f" It stands in: “{risk.quote}”" if risk.quote else ""
    return f"“{risk.words}” ({risk.where}): {risk.reason}{place}"


def _used(candidate: Candidate) -> set[str]:
    return {block.attrs.get("claim", "") for block in candidate.text.blocks if block.name == "claim"}
