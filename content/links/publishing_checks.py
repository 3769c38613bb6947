"""No link that earns a commission stands in a text unmarked: these complaints can't be overruled."""

import re
from collections.abc import Iterable
from typing import Final

from content.blocks.compiling import Run
from content.links.models import AffiliateLink
from content.links.recognizing import earns, host_of
from content.pages.gate import Candidate, Complaint, check

# An address that is typed out, with its scheme or without.
TYPED: Final = re.compile(r"(?:https?://|//)\S+|\b[\w-]+(?:\.[\w-]+)+(?:/\S*|\?\S+)", re.IGNORECASE)


@check
def earning_links_are_marked(candidate: Candidate) -> Iterable[Complaint]:
    merchants = {host_of(url) for url in AffiliateLink.objects.values_list("url", flat=True)}
    addresses = dict.fromkeys(each for run in candidate.text.runs for each in _addresses(run))
    for address in addresses:
        if earns(address, merchants):
            yield Complaint(
                "raw-affiliate-link",
                f"“{address}” earns a commission or leads to a shop that pays one. Take the link off, enter it under "
                "Affiliate links, and mark the words with the block “Affiliate link”.",
                absolute=True,
            )


@check
def marked_words_hold_no_other_link(candidate: Candidate) -> Iterable[Complaint]:
    for run in candidate.text.runs:
        if run.href and any(name == "affiliate" for name, _ in run.inside):
            message = f"“{run.text.strip()}” is an affiliate link and has another link in it: take “{run.href}” off."
            yield Complaint("link-in-affiliate-link", message, absolute=True)


def _addresses(run: Run) -> list[str]:
    typed = [each if "//" in each[:8] else f"https://{each}" for each in TYPED.findall(run.text)]
    return [run.href, *typed] if run.href else typed
