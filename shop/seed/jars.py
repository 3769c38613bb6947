"""The three products of the demo shop, in our own words. Prices are made up and say so."""

from dataclasses import dataclass
from decimal import Decimal

from shop.care.numbers import CARE

MILK = "whole cow's milk, pasteurized"
STORAGE = (
    f"Feed the grains within {CARE.arrival.feed_within_hours} hours of opening the parcel. If that isn't possible, "
    f"the closed jar keeps in the fridge for {CARE.arrival.fridge_days_in_pack} days."
)
ASK_FIRST = (
    "Kefir is made of milk and is not for anyone with a milk allergy. It is a live food that can hold a little "
    "alcohol: if you are pregnant, have a weakened immune system, or take a medicine that doesn't go with alcohol, "
    f"ask a doctor first. Not for babies under {CARE.safety.no_drink_before_months} months."
)
GRAINS = str(CARE.grains.amount)
CUPS = CARE.steady.cups


@dataclass(frozen=True)
class Seedling:
    """A product to be seeded; `category` is the address of one in CATEGORIES."""

    upc: str
    title: str
    slug: str
    summary: str
    description: str
    contents: str
    makes_per_day: str
    ingredients: str
    price: Decimal
    stock: int
    category: str
    tax_category: str = "food"


CATEGORIES = (
    ("Grains", "grains", "Living milk kefir grains, packed in milk on the morning they leave."),
    ("Gifts", "gifts", "For somebody who likes to look after small living things."),
)

JARS = (
    Seedling(
        upc="MC-JAR",
        title="A jar of milk kefir grains",
        slug="jar",
        summary="One tablespoon of lively grains in milk: everything you need to begin.",
        description=(
            "<p>These are the squishies: soft, springy little clusters that look like tiny cauliflower and live on "
            "milk. They were growing in a jar on our counter the day they were packed. They are not dried and not "
            "frozen, so there is nothing to revive. Give them milk, and they get to work.</p>"
            "<p>One tablespoon is plenty to start with. Looked after, the grains grow a little every week, until there "
            "are enough to split with a friend.</p>"
            "<p>With every order comes our guide <em>Getting Started with Milk Kefir</em> by mail, and short notes "
            "through the first month about what is normal on which day.</p>"
        ),
        contents=f"{GRAINS} of living milk kefir grains in milk, in a 2 oz glass canning jar with a lid.",
        makes_per_day=f"{CUPS} cups of kefir a day, once the grains have settled in",
        ingredients="Milk kefir grains (living cultures), pasteurized whole milk",
        price=Decimal("14.00"),
        stock=20,
        category="grains",
    ),
    Seedling(
        upc="MC-DOUBLE",
        title="The double jar",
        slug="double-jar",
        summary="Two jars: one to feed every day, one to share, or to keep as a spare.",
        description=(
            "<p>Two jars of the same grains. Feed both if your household drinks more than a glass or two a day. Or "
            "keep the second one in the fridge as a spare until you know your way around, or hand it to a neighbor "
            "on the first day instead of in the third month.</p>"
            "<p>The guide covers both: how to look after two jars, and how to put one of them to sleep.</p>"
        ),
        contents=f"Two 2 oz glass canning jars, each with {GRAINS} of living milk kefir grains in milk.",
        makes_per_day=f"{CUPS.least * 2} to {CUPS.most * 2} cups of kefir a day, once the grains have settled in",
        ingredients="Milk kefir grains (living cultures), pasteurized whole milk",
        price=Decimal("24.00"),
        stock=12,
        category="grains",
    ),
    Seedling(
        upc="MC-GIFT",
        title="The gift jar",
        slug="gift-jar",
        summary="A jar with a ribbon, a strainer, a linen cover and a card with your words.",
        description=(
            "<p>For the friend who names her sourdough. A jar of grains with a ribbon, a small plastic strainer, a "
            "linen cover for the first batches and a card that carries your message.</p>"
            "<p>Tell us her e-mail address at checkout and the guide and the first month's notes go to her, not to "
            "you. She needs nothing else but milk.</p>"
        ),
        contents=(
            f"{GRAINS} of living milk kefir grains in milk in a 2 oz glass canning jar, a plastic strainer, "
            "a linen cover with a rubber band, a card."
        ),
        makes_per_day=f"{CUPS} cups of kefir a day, once the grains have settled in",
        ingredients="Milk kefir grains (living cultures), pasteurized whole milk",
        price=Decimal("22.00"),
        stock=10,
        category="gifts",
        tax_category="general",
    ),
)
