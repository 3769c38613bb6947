"""The verdict of a window of time, as numbers that can be added up and as text."""

import json
from collections import Counter
from dataclasses import asdict, dataclass, field
from typing import Any

from tests.care_proof import foretold
from tests.care_proof.judge import MUST_BE_NOTHING
from tests.care_proof.world import World


@dataclass
class Report:
    """What came of it. `faults` must all be nothing."""

    faults: dict[str, int] = field(default_factory=lambda: dict.fromkeys(MUST_BE_NOTHING, 0))
    told: list[str] = field(default_factory=list)
    jars: int = 0
    people: int = 0
    mails: int = 0
    expected: int = 0
    exactly_as_foretold: int = 0
    outcomes: dict[str, int] = field(default_factory=dict)
    weather: dict[str, int] = field(default_factory=dict)
    deeds: dict[str, int] = field(default_factory=dict)
    per_person: dict[int, int] = field(default_factory=dict)

    @property
    def is_good(self) -> bool:
        return not any(self.faults.values()) and self.exactly_as_foretold > 0

    def __add__(self, other: "Report") -> "Report":
        summed: dict[str, Any] = {}
        for name, mine in asdict(self).items():
            theirs = getattr(other, name)
            summed[name] = dict(Counter(mine) + Counter(theirs)) if isinstance(mine, dict) else mine + theirs
        summed["faults"] = {name: self.faults[name] + other.faults[name] for name in self.faults}
        return Report(**summed)

    def __str__(self) -> str:
        faults = [*self.told[:20], *([] if self.exactly_as_foretold else ["no quiet jar was there to be compared"])]
        nothing = [f"{number:>7} {name}" for name, number in self.faults.items()]
        spread = ", ".join(f"{number}: {self.per_person[number]}" for number in sorted(self.per_person))
        return "\n".join([
            f"{self.jars} jars, {self.people} people, {self.mails} mails arrived",
            f"deeds: {_table(self.deeds)}",
            f"weather: {_table(self.weather)}",
            f"{self.expected} notes due by the model; rows: {_table(self.outcomes)}",
            f"{self.exactly_as_foretold} quiet jars got exactly the notes that simulate() foretells",
            f"mails per person (mails: people): {spread}",
            *nothing,
            *faults,
        ])  # fmt: skip

    def as_json(self) -> str:
        return json.dumps(asdict(self), sort_keys=True)

    @staticmethod
    def from_json(text: str) -> "Report":
        read = json.loads(text)
        read["per_person"] = {int(number): people for number, people in read["per_person"].items()}
        return Report(**read)


def report(world: World) -> Report:
    """Of a world whose days are over."""
    exact = foretold.compare(world)
    world.judge.look_for_the_erased(world.end)
    people = {book.to for book in world.circle.books.values()}
    return Report(
        faults=dict(world.judge.faults),
        told=world.judge.told,
        jars=len(world.circle.books),
        people=len(people),
        mails=world.judge.mails.total(),
        expected=len(world.ledger.expected),
        exactly_as_foretold=exact,
        outcomes=dict(world.ledger.outcomes()),
        weather=dict(world.post.said + world.reaper.kills),
        deeds=dict(world.done),
        per_person=dict(Counter(world.judge.mails[person] for person in people)),
    )


def _table(numbers: dict[str, int]) -> str:
    return ", ".join(f"{name} {number}" for name, number in sorted(numbers.items(), key=lambda item: -item[1]))
