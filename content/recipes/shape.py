"""What kinds of recipe are made of: slots to fill, tools, time, and steps with gaps."""

from dataclasses import dataclass
from fractions import Fraction

from content.recipes.amounts import Amount, read
from content.recipes.ingredient import Role
from content.recipes.words import Taste, Tool


@dataclass(frozen=True)
class Slot:
    """One place for an ingredient of a role; an amount here stands in for the ingredient's own, for a cup of kefir."""

    name: str
    role: Role
    needed: bool = False
    chance: float = 0.5
    amount: Amount | None = None


def slot(name: str, role: Role, *, needed: bool = False, chance: float = 0.5, amount: str = "") -> Slot:
    """A slot as the tables write it."""
    return Slot(name, role, needed, chance, read(amount) if amount else None)


@dataclass(frozen=True)
class Shape:
    """One kind of recipe. Steps name slots in braces; a step whose slots all stayed empty is left out.

    `cups` is the kefir in a grown-up's serving. `mashed` says that everything goes under a fork or a blender, so that
    no lump is left: what a one-year-old needs.
    """

    slug: str
    noun: str
    portion: str
    tastes: frozenset[Taste]
    slots: tuple[Slot, ...]
    steps: tuple[str, ...]
    eat: str
    tools: frozenset[Tool] = frozenset()
    minutes: int = 5
    waiting: int = 0
    from_months: int = 24
    cups: Fraction = Fraction(1)
    blended: bool = False
    mashed: bool = False
    at_once: bool = False

    @property
    def total_minutes(self) -> int:
        """Work and waiting together."""
        return self.minutes + self.waiting
