"""What stops any text: it says nothing, or one of its blocks can't be shown."""

from collections.abc import Iterable

from content.pages.gate import Candidate, Complaint, check


@check
def has_words(candidate: Candidate) -> Iterable[Complaint]:
    """Nobody could link to it, or read it; only the list of questions may be without words of its own."""
    if not candidate.wording.title.strip():
        yield Complaint("no-title", "The page has no title.", absolute=True)
    if not candidate.text.runs and not candidate.text.blocks and candidate.page.kind != candidate.page.Kind.FAQ:
        yield Complaint("no-text", "The page has no text.", absolute=True)


@check
def blocks_can_be_shown(candidate: Candidate) -> Iterable[Complaint]:
    for message in candidate.text.complaints():
        yield Complaint("block", message, absolute=True)


@check
def can_be_found(candidate: Candidate) -> Iterable[Complaint]:
    if candidate.page.kind != candidate.page.Kind.QUESTION and not candidate.wording.summary.strip():
        yield Complaint("no-summary", "The page has no summary: lists and search engines have nothing to show.")
