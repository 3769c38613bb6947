"""A finished recipe, as pages, mails, prints and search engines show it; and what is said where there is none."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from content.recipes.amounts import GAP
from content.recipes.wishes import VERSION, Wishes

HOUR: Final = 60


@dataclass(frozen=True)
class Line:
    """One ingredient: how much in US and in metric measures (empty for a pinch), what, and how it is prepared."""

    us: str
    metric: str
    name: str
    prep: str = ""
    slug: str = ""

    @property
    def amount(self) -> str:
        """Both measures, the American one first."""
        return f"{self.us} ({self.metric})" if self.metric else self.us

    def __str__(self) -> str:
        words = f"{self.amount} {self.name}"
        return f"{words}, {self.prep}" if self.prep else words


@dataclass(frozen=True)
class Recipe:
    """What to do, and what is in it. Sugar is in grams of added sugar for each serving; minutes are whole."""

    slug: str
    title: str
    makes: str
    minutes: int
    waiting: int
    tools: tuple[str, ...]
    lines: tuple[Line, ...]
    steps: tuple[str, ...]
    eat: str
    contains: tuple[str, ...]
    may_contain: tuple[str, ...]
    added_sugar: Decimal
    sugar_from: tuple[str, ...]
    notes: tuple[str, ...]
    wishes: Wishes | None = None
    seed: int | None = None
    version: int = VERSION

    @property
    def sugar_words(self) -> str:
        """The added sugar of a serving, such as "4.5 g"."""
        return f"{self.added_sugar.normalize():f}{GAP}g"

    @property
    def waiting_words(self) -> str:
        """The waiting in minutes or hours, such as "8 hours"."""
        return f"{self.waiting} minutes" if self.waiting < HOUR else f"{self.waiting // HOUR} hours"


@dataclass(frozen=True)
class Offer:
    """One wish changed so that there is a recipe again: what a link to it says, and the wishes behind it."""

    text: str
    wishes: Wishes


@dataclass(frozen=True)
class Refusal:
    """Why there is no recipe, never without a reason, and what would help."""

    title: str
    reasons: tuple[str, ...]
    offers: tuple[Offer, ...] = ()
