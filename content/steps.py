"""How kefir is made, in three steps; the numbers come from the care table."""

from dataclasses import dataclass

from shop.care.numbers import CARE


@dataclass(frozen=True)
class Step:
    """One step: a heading, a sentence or two, and a drawing in shop/static/shop/img/."""

    title: str
    text: str
    drawing: str


HOW_IT_WORKS = (
    Step(
        "Feed",
        f"Tip the grains into a clean jar and pour {CARE.steady.least_milk.us} of fresh milk over them.",
        "step-feed.svg",
    ),
    Step(
        "Wait",
        f"Leave the jar on the counter, loosely covered, for about {CARE.feeding.every_hours} hours. "
        "When the milk has thickened, it is kefir.",
        "step-wait.svg",
    ),
    Step(
        "Strain",
        "Strain the kefir into a glass. The grains go back into a jar with fresh milk, and it all starts over.",
        "step-strain.svg",
    ),
)
