"""Reads the works off a claim: the register of claims freezes them into each claim's block."""

import json
from collections.abc import Iterator

from content.blocks.registry import Attrs
from content.found.structured.citations import Work, cites

DOI = "https://doi.org/"


@cites("claim")
def works_of_claim(attrs: Attrs) -> Iterator[Work]:
    for each in json.loads(attrs.get("citations", "[]")):
        address = f"{DOI}{each['doi']}" if each.get("doi") else each.get("link", "")
        yield Work(each["title"], address, each.get("authors", ""), each.get("journal", ""), each.get("year"))
