"""What stands below an article and belongs to another app, such as its comments; each app registers its own."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Final

from content.blocks.registry import Context


@dataclass(frozen=True)
class Below:
    """A template with what it is given, and when it last looked different; None if it never did."""

    template: str
    given: dict[str, Any] = field(default_factory=dict)
    changed_at: datetime | None = None


# Each is asked once per view of an article, and may cost one query; None says that nothing stands there.
SOURCES: Final[list[Callable[[Context], Below | None]]] = []


def everything_below(context: Context) -> list[Below]:
    """What the apps put below this page, in the order in which they registered."""
    return [each for each in (source(context) for source in SOURCES) if each is not None]
