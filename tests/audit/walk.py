"""One walk over the list: each page is opened once, and everything that a browser can see is checked on it."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Final

from tests.audit import axe, fitting, motion
from tests.audit.browsing import DESKTOP, PHONE, SCHEMES, Browsing, Opened
from tests.audit.figures import Figure
from tests.audit.pages import CustomerPage
from tests.audit.unfolding import states

NARROW: Final = 320


def accessible(opened: Opened) -> list[str]:
    """axe on phone and desktop, light and dark, folded and unfolded."""
    found: dict[str, None] = {}
    for state in states(opened.page):
        for width in (PHONE, DESKTOP):
            for scheme in SCHEMES:
                opened.look(width, scheme)
                found |= {f"{state}, {width} px, {scheme}: {line}": None for line in axe.violations(opened.page)}
    return list(found)


def fits_the_smallest_phone(opened: Opened) -> list[str]:
    opened.look(NARROW)
    return fitting.sticking_out(opened.page)


def words_lie_apart(opened: Opened) -> list[str]:
    found: list[str] = []
    for width in (NARROW, DESKTOP):
        opened.look(width)
        found += [f"{width} px: {line}" for line in fitting.overlapping(opened.page)]
    return found


def bears_double_text(opened: Opened) -> list[str]:
    """On a phone and on a desktop; the last look at a page, because it changes its browser."""
    fitting.double_the_text(opened.page)
    found: list[str] = []
    for width in (PHONE, DESKTOP):
        opened.look(width)
        found += [
            f"{width} px: {line}" for line in fitting.sticking_out(opened.page) + fitting.overlapping(opened.page)
        ]
    return found


def stands_still(opened: Opened) -> list[str]:
    return motion.moving(opened.page)


LOOKS: Final[dict[str, Callable[[Opened], list[str]]]] = {
    "no sideways scrolling at 320 px": fits_the_smallest_phone,
    "no words over words": words_lie_apart,
    "no motion where it is unwanted": stands_still,
    "axe, WCAG 2.2 AA": accessible,
    "holds together at 200 % text": bears_double_text,
}


@dataclass
class Walk:
    """What a walk found: complaints by look, and each page's markup."""

    complaints: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    sources: dict[str, str] = field(default_factory=dict)

    def figures(self, manners: list[str]) -> list[Figure]:
        """A row for each look, and one for what the pages asked of strangers or said in the console."""
        rows = {**{look: self.complaints[look] for look in LOOKS}, "console, strangers, content policy": manners}
        pages = f"{len(self.sources)} pages"
        return [Figure(look, pages, f"{len(found)} found", found) for look, found in rows.items()]


def walk(browser: Browsing, pages: Iterable[CustomerPage]) -> Walk:
    """Look at each page in every way."""
    walked = Walk()
    for page in pages:
        with browser.open(page) as opened:
            walked.sources[page.name] = opened.source
            for name, look in LOOKS.items():
                walked.complaints[name] += [f"{page.name}: {line}" for line in look(opened)]
    return walked
