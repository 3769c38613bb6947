"""How a page numbers its sources: each gets the number of its first use."""

import json
from dataclasses import asdict, dataclass, field
from typing import Any

from content.blocks.registry import Attrs
from content.claims.models import Claim, Finding


@dataclass(frozen=True)
class Citation:
    """A source as a claim cites it. `facts` and `result` are what it found for that claim."""

    key: str
    authors: str
    title: str
    journal: str
    year: int | None
    doi: str
    link: str
    checked: str  # a date in ISO's form, or nothing
    was_read: bool
    facts: str
    result: str
    found_nothing: bool


@dataclass
class Entry:
    """A line of the page's list of sources, with everything that it is cited for."""

    number: int
    source: Citation
    findings: list[Citation] = field(default_factory=list)


class Numbering:
    """The sources of one page."""

    def __init__(self, claims: list[Attrs]) -> None:
        self._entries: dict[str, Entry] = {}
        for attrs in claims:
            for citation in cited(attrs):
                self._take(citation)

    def _take(self, citation: Citation) -> None:
        entry = self._entries.setdefault(citation.key, Entry(len(self._entries) + 1, citation))
        if citation not in entry.findings:
            entry.findings.append(citation)

    @property
    def entries(self) -> list[Entry]:
        return list(self._entries.values())

    def of(self, attrs: Attrs) -> list[Entry]:
        """The entries that one claim cites, in the order of their numbers."""
        return sorted((self._entries[each.key] for each in cited(attrs)), key=lambda entry: entry.number)


def runs(entries: list[Entry]) -> list[list[Entry]]:
    """Entries in the order of their numbers, those with neighboring numbers together."""
    found: list[list[Entry]] = []
    for entry in entries:
        if found and entry.number == found[-1][-1].number + 1:
            found[-1].append(entry)
        else:
            found.append([entry])
    return found


def frozen(claim: Claim) -> Attrs:
    """What a text keeps of a claim when it is compiled."""
    citations = [asdict(_citation(finding)) for finding in claim.findings.all()]
    return {"citations": json.dumps(citations)}


def cited(attrs: Attrs) -> list[Citation]:
    """What `frozen` kept; nothing for a claim that there isn't any more."""
    kept: list[dict[str, Any]] = json.loads(attrs.get("citations", "[]"))
    return [Citation(**each) for each in kept]


def _citation(finding: Finding) -> Citation:
    source = finding.source
    return Citation(
        key=source.key,
        authors=source.authors,
        title=source.title,
        journal=source.journal,
        year=source.year,
        doi=source.doi,
        link=source.link,
        checked=source.checked_on.isoformat() if source.checked_on else "",
        was_read=source.was_read,
        facts=finding.facts,
        result=finding.result,
        found_nothing=finding.found_nothing,
    )
