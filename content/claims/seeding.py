"""Fills an empty register with what was found out so far (seed_data/*.csv, fields divided by "|")."""

import csv
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Final

from content.claims.models import Claim, Finding, Source

DATA: Final = Path(__file__).parent / "seed_data"
CHECKED: Final = date(2026, 11, 23)  # when the evidence was looked through
RECHECK: Final = date(2027, 11, 23)


def claims() -> str:
    """Add the sources, claims and findings that are not there; what the owner changed stays. Returns what was made."""
    sources = _missing_sources()
    made = _missing_claims()
    Source.objects.bulk_create(sources)
    Claim.objects.bulk_create(made)
    Finding.objects.bulk_create(_findings({claim.slug for claim in made}))
    return f"{len(made)} claims" if made else ""


def _missing_sources() -> list[Source]:
    known = set(Source.objects.values_list("key", flat=True))
    return [_source(row) for row in rows("sources") if row["key"] not in known]


def _source(row: dict[str, str]) -> Source:
    year = int(row["year"]) if row["year"] else None
    given = {name: row[name] for name in ("key", "authors", "title", "journal", "doi", "url")}
    return Source(**given, year=year, was_read=row["read"] == "yes", checked_on=CHECKED)


def _missing_claims() -> list[Claim]:
    known = set(Claim.objects.values_list("slug", flat=True))
    missing = (row for row in rows("claims") if row["slug"] not in known)
    return [Claim(**row, checked_on=CHECKED, recheck_on=RECHECK) for row in missing]


def _findings(made: set[str]) -> Iterator[Finding]:
    """Only those of new claims: what the owner took from another stays away."""
    claims_by_slug = {claim.slug: claim for claim in Claim.objects.filter(slug__in=made)}
    sources = {source.key: source for source in Source.objects.all()}
    for row in rows("findings"):
        if row["claim"] in made:
            yield Finding(
                claim=claims_by_slug[row["claim"]],
                source=sources[row["source"]],
                size=int(row["size"]) if row["size"] else None,
                found_nothing=row["null"] == "yes",
                **{name: row[name] for name in ("population", "duration", "comparator", "result")},
            )


def rows(name: str) -> Iterator[dict[str, str]]:
    """The lines of one file of the data."""
    with (DATA / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file, delimiter="|")
