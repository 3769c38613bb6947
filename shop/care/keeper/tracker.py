"""The first ten batches: what normal looks like in each, and which of them a jar is at. No Django."""

from dataclasses import dataclass
from datetime import date
from typing import Final

from shop.care.numbers import CARE
from shop.care.programme.biology import days_at_work, on_the_wall
from shop.care.programme.facts import Facts
from shop.care.programme.steps import AnswerKind

SAID: Final = {
    AnswerKind.THICK: "you said: thick",
    AnswerKind.THIN: "you said: still thin",
    AnswerKind.OFF: "you said: smells off",
}


@dataclass(frozen=True)
class Normal:
    """What a keeper sees in one batch when all is well; `drawing` is a file in img/."""

    title: str
    words: str
    drawing: str


@dataclass(frozen=True)
class Batch:
    """One of the ten. `state` is "done", "here" or "ahead"; `said` is what the keeper answered about it."""

    number: int
    normal: Normal
    state: str
    said: str


BATCHES: Final = (
    Normal(
        "The travel batch",
        f"Hardly changed milk, a little foam, a smell of bread. Feed {CARE.first_batches.first_milk}; tomorrow this "
        "first milk is poured away.",
        "step-strain.svg",
    ),
    Normal("Still thin", "Thin and a bit sour, or thin and yeasty. They are finding their feet.", "step-feed.svg"),
    Normal(
        "Thin one day, thicker the next",
        f"About now many set for the first time: most need {CARE.settling.usual_batches} batches.",
        "step-wait.svg",
    ),
    Normal(
        "Setting, or on the way",
        "Jiggles like soft yogurt when you tilt the jar? That's it. If not, nothing is wrong yet.",
        "jar.svg",
    ),
    Normal(
        "A good sip",
        f"Clean, sour, creamy. Begin with {CARE.serving.first_tablespoons} tablespoons a day.",
        "glass.svg",
    ),
    Normal(
        "The first full cup",
        f"Set twice in a row? Then {CARE.first_batches.next_milk}. A bigger batch takes a little longer at first.",
        "pour.svg",
    ),
    Normal(
        "The full cup evens out",
        "It sets within a day again. Pockets of clear whey mean that it was ready earlier.",
        "step-wait.svg",
    ),
    Normal("A taste of its own", "Your kitchen shows: warm makes it sharp, cool makes it mild.", "mindful.svg"),
    Normal("New little ones", "Tiny grains in the strainer. They are keeping house.", "squishies.svg"),
    Normal(
        "At home",
        f"Day after day the same. If yours still don't set by batch {CARE.settling.most_batches}, write to us.",
        "smoothie.svg",
    ),
)


def tracker(facts: Facts, today: date) -> tuple[Batch, ...]:
    """The ten batches as they are today: a day at work is a batch, a rest in the fridge is none."""
    here = days_at_work(today, facts) + 1
    said = _said(facts)
    return tuple(
        Batch(number, normal, _state(number, here), said.get(number, "")) for number, normal in enumerate(BATCHES, 1)
    )


def batch_on(day: date, facts: Facts) -> int:
    """The number of the batch that is in the jar on that day; 0 before the arrival."""
    return max(days_at_work(day, facts) + 1, 0)


def _state(number: int, here: int) -> str:
    if number == here:
        return "here"
    return "done" if number < here else "ahead"


def _said(facts: Facts) -> dict[int, str]:
    """Who answers has just strained: the answer is about the batch that was poured the day before."""
    told = [answer for answer in facts.answers if answer.kind in SAID]
    return {max(batch_on(on_the_wall(one, facts.zone), facts) - 1, 1): SAID[one.kind] for one in told}
