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
    claims = list(Claim.objects.filter(slug__in=_used(candidate)))
    if unsigned := [claim.slug for claim in claims if claim.needs_signature]:
        yield Complaint("claims-unsigned", f"Claims about an illness that nobody has signed yet: {_list(unsigned)}.")
    if overdue := [claim.slug for claim in claims if claim.is_overdue(today)]:
        yield Complaint("claims-overdue", f"Claims that should have been checked again by now: {_list(overdue)}.")
    reading = [claim.slug for claim in claims if claim.use == Claim.Use.READING]
    if reading and any(block.name == "jar" for block in candidate.text.blocks):
        yield Complaint("claims-beside-jar", f"Claims that should not stand where a jar is for sale: {_list(reading)}.")


@check
def sources_were_read(candidate: Candidate) -> Iterable[Complaint]:
    unread = Finding.objects.filter(claim__slug__in=_used(candidate), source__was_read=False)
    for finding in unread.select_related("claim", "source").order_by("claim__slug", "pk"):
        source = f"{finding.source}, {finding.source.journal}"
        yield Complaint(
            "source-unread", f"The claim “{finding.claim}” rests on “{source}”, which nobody of us has read."
        )


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
    return Paragraph(pieces, _where(runs, headings), is_warning=all(map(_in_warning, runs)))


def _where(runs: list[Run], headings: dict[str, str]) -> str:
    text = " ".join("".join(run.text for run in runs).split())
    if text in headings.values():
        return "a heading"
    heading = headings.get(runs[0].anchor)
    return f"below “{heading}”" if heading else "at the beginning"


def _in_warning(run: Run) -> bool:
    return any(name == "callout" and attrs.get("tone") == "warning" for name, attrs in run.inside)


def _said(risk: Risk) -> str:
    place = f" It stands in: “{risk.quote}”" if risk.quote else ""
    return f"“{risk.words}” ({risk.where}): {risk.reason}{place}"


def _used(candidate: Candidate) -> set[str]:
    return {block.attrs.get("claim", "") for block in candidate.text.blocks if block.name == "claim"}


def _list(slugs: list[str]) -> str:
    return ", ".join(sorted(slugs))
