"""The gate before publishing: what the registered checks have to say about a text."""

from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass
from datetime import datetime

from content.blocks.compiling import Compiled, compile_text
from content.pages.models import Page, Wording


@dataclass(frozen=True)
class Candidate:
    """A text that is about to be published, as the checks see it."""

    page: Page
    wording: Wording
    text: Compiled
    now: datetime


@dataclass(frozen=True)
class Complaint:
    """Why a text had better not be published; an absolute one can't be overruled by the owner's reason."""

    code: str
    message: str
    absolute: bool = False

    def stored(self) -> dict[str, object]:
        return asdict(self)


Check = Callable[[Candidate], Iterable[Complaint]]
_checks: list[Check] = []


def check(function: Check) -> Check:
    """Register a check; put it into a module named publishing_checks of your app."""
    _checks.append(function)
    return function


def complaints_about(page: Page, wording: Wording, *, now: datetime) -> list[Complaint]:
    """Everything that the checks say, the absolute ones first."""
    candidate = Candidate(page, wording, compile_text(wording.body), now)
    said = [complaint for each in _checks for complaint in each(candidate)]
    return sorted(said, key=lambda complaint: not complaint.absolute)
