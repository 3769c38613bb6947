"""How to make kefir, as schema.org's HowTo; steps, amounts and time come from where the pages have them.

Google shows no results of this kind since September 2023 (its blog, "Changes to HowTo and FAQ rich results").
"""

from django.templatetags.static import static

from content.found.addresses import whole
from content.found.structured.vocabulary import Data, page_data, thing
from content.steps import HOW_IT_WORKS, Step
from shop.care.numbers import CARE


def how_to_make_kefir(*, url: str) -> Data:
    return page_data(
        "HowTo",
        name="How to make milk kefir at home",
        description="Feed the grains, wait a day, strain: milk kefir from living grains.",
        url=url,
        totalTime=f"PT{CARE.feeding.every_hours}H",
        supply=[
            thing("HowToSupply", name=f"{CARE.grains.amount.us} of living milk kefir grains"),
            thing(
                "HowToSupply", name=f"{CARE.steady.least_milk.us} of pasteurized {' or '.join(CARE.milk.animals)} milk"
            ),
        ],
        tool=[thing("HowToTool", name=name) for name in (f"Glass jar of about {CARE.jar.size.us}", "Strainer")],
        step=[_step(step, place, url) for place, step in enumerate(HOW_IT_WORKS, start=1)],
    )


def _step(step: Step, place: int, url: str) -> Data:
    image = whole(static(f"shop/img/{step.drawing}"))
    return thing("HowToStep", position=place, name=step.title, text=step.text, url=url, image=image)
