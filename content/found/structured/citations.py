"""Whose blocks cite which works: whoever has sources to show registers how to read them off a block."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Final

from content.blocks.compiling import Instance
from content.blocks.registry import Attrs
from content.found.structured.vocabulary import Data, thing


@dataclass(frozen=True)
class Work:
    """A source: `address` is its DOI link or any other full address, `authors` as one line."""

    title: str
    address: str
    authors: str = ""
    journal: str = ""
    year: int | None = None


Read = Callable[[Attrs], Iterable[Work]]
_readers: Final[dict[str, Read]] = {}


def cites(block: str) -> Callable[[Read], Read]:
    """Register what reads the works off the attributes that this kind of block froze; it asks no database."""

    def register(read: Read) -> Read:
        _readers[block] = read
        return read

    return register


def works_in(blocks: Iterable[Instance]) -> list[Work]:
    """Every work that the blocks of a text cite, in order, once each."""
    known = ((each, _readers[each.name]) for each in blocks if each.name in _readers)
    return list(dict.fromkeys(work for each, read in known for work in read(each.attrs)))


def citation(work: Work) -> Data:
    """A work as schema.org's ScholarlyArticle."""
    journal = thing("Periodical", name=work.journal) if work.journal else None
    year = str(work.year) if work.year else None
    return thing(
        "ScholarlyArticle",
        name=work.title,
        headline=work.title,
        url=work.address,
        author=work.authors,
        isPartOf=journal,
        datePublished=year,
    )
