"""What the front page says about reading: whoever has something to read names it here; nothing is shown until then."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import chain, islice
from typing import Any, Final

MOST: Final = 3


@dataclass(frozen=True)
class Teaser:
    """A page worth reading: its title, a sentence about it, its address, and a drawing in img/ or ""."""

    title: str
    text: str
    address: Any
    drawing: str = ""


# Each is asked once per front page, may take one query, and gives the newest first.
SOURCES: Final[list[Callable[[], Iterable[Teaser]]]] = []


def teasers() -> list[Teaser]:
    """The first few of what all sources have."""
    return list(islice(chain.from_iterable(source() for source in SOURCES), MOST))
