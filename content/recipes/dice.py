"""Chance that a number repeats: the same seed gives the same choices on every machine."""

import random
from collections.abc import Sequence
from typing import TypeVar

T = TypeVar("T")


class Dice:
    """Uses nothing of `random` but `Random(seed).random()`, whose sequence Python promises to keep."""

    def __init__(self, seed: int) -> None:
        self._next = random.Random(seed).random  # noqa: S311  # for recipes, not for secrets

    def one_of(self, choices: Sequence[T]) -> T:
        """One of the choices, all equally likely."""
        return choices[int(self._next() * len(choices))]

    def happens(self, chance: float) -> bool:
        """Whether something of that chance (0 to 1) happens."""
        return self._next() < chance
