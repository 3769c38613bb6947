"""Jars as their keepers find them, at NOON of tests.factories."""

from html import unescape
from typing import Any

import pytest
import time_machine
from django.test import Client

from shop.care.models import CarePlan
from tests.factories import NOON
from tests.shop.care.keepers import dispatched

KITCHEN = {"fahrenheit": "72", "cups": "0.5", "tablespoons": "1"}
HOURS = {"time_zone": "America/New_York", "mail_hour": "09:00", "quiet_until": "08:00", "quiet_from": "20:00"}


@pytest.fixture(scope="module")
def posted(module_db: None) -> int:
    """The key of Ada's jar, which the module's tests share as it was dispatched: a purchase each would take longest."""
    with time_machine.travel(NOON, tick=False):
        return int(dispatched(NOON).pk)


@pytest.fixture
def plan(db: None, clock: Any, posted: int) -> CarePlan:
    """Ada's jar: dispatched by post, with the arrival still estimated."""
    return CarePlan.objects.get(pk=posted)


@pytest.fixture
def at_work(plan: CarePlan) -> CarePlan:
    """The same jar, which she said arrived today."""
    CarePlan.objects.filter(pk=plan.pk).update(arrival=NOON.date(), arrival_from="told")
    plan.refresh_from_db()
    return plan


class Keeper:
    """A browser on one jar's private page."""

    def __init__(self, plan: CarePlan) -> None:
        self.client, self.plan = Client(), plan

    def does(self, move: str, **typed: Any) -> Any:
        """Press a button of the page; gives the answer before any redirect."""
        return self.client.post(f"/care/{self.plan.token}/", {"move": move, **typed})

    def reads(self, address: str = "") -> str:
        """The words of the page's main part."""
        page = self.client.get(address or f"/care/{self.plan.token}/").content.decode()
        return page.split("<main")[1].split("</main>")[0]

    def is_told(self, move: str, **typed: Any) -> str:
        """What the page says after the redirect."""
        said = self.reads(self.does(move, **typed).headers["Location"])
        return unescape(said.split("keeper-said")[1].split("</div></div>")[0])


@pytest.fixture
def ada(at_work: CarePlan) -> Keeper:
    return Keeper(at_work)
