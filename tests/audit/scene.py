"""A house with everybody in it who is needed to reach the pages, and the addresses that only exist there."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from tests.audit.pages import CustomerPage
from tests.audit.visitors import Visitors, email_of
from tests.house.databases import databases
from tests.house.house import House, house

TOKEN = """
from shop.order.models import Order
answer = Order.objects.filter(guest_email={email!r}).latest("pk").token
"""
STAGE = "from tests.audit.stage import stage\nanswer = stage()"
RENDER = "from django.template.loader import render_to_string\nanswer = render_to_string({template!r})"


@dataclass
class Scene:
    """A running house, its visitors, and what fills the braces in the pages' addresses."""

    house: House
    visitors: Visitors
    places: dict[str, str] = field(default_factory=dict)

    def address(self, page: CustomerPage) -> str:
        return self.house.url + page.path.format(**self.places)

    def rendered(self, page: CustomerPage) -> str:
        """What the shop shows where no address leads to: its pages for trouble."""
        return str(self.house.ask(RENDER.format(template=page.template)))


def purchase(made: House) -> Scene:
    """What the pages of a purchase need: two people who really went shopping."""
    visitors = Visitors(made)
    visitors.meet("payer")
    visitors.meet("buyer")
    waiting, paid = (made.ask(TOKEN.format(email=email_of(habit))) for habit in ("abandon", "return"))
    return Scene(made, visitors, {"waiting": waiting, "paid": paid})


def whole(made: House) -> Scene:
    """Everything on the list; for a house that nobody else uses, because it writes orders that Stripe has not seen."""
    scene = purchase(made)
    staged = made.ask(STAGE)
    scene.visitors.accounts = {name: (email, password) for name, (email, password) in staged["accounts"].items()}
    scene.places |= staged["places"]
    return scene


@contextmanager
def own_house() -> Iterator[House]:
    """A house for nobody else: without a worker, so that nothing changes while it is looked at."""
    with tempfile.TemporaryDirectory(prefix="mindful-audit-") as name, databases() as prepared:
        folder = Path(name)
        with house(folder, prepared.copy(folder), TRUST_PROXY="1") as made:
            made.start("stripe", "web")
            yield made
