"""A scanner that GETs every link in a care mail, fifty times: nothing changes, whatever the buttons say."""

import re
from datetime import date
from typing import Any, Final

import pytest
from django.test import Client

from shop.care import mails, taps
from shop.care.keeper import confirming
from shop.care.models import CarePlan, Note
from shop.care.programme.default import DEFAULT
from shop.mail import suppression
from shop.mail.models import Mail
from shop.mail.words import write
from tests.factories import NOON
from tests.scanner import follow, nothing_written
from tests.shop.care.keepers import dispatched
from tests.shop.mail.page import links

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]
SITE: Final = "http://testserver"
LAST_NUDGE: Final = date(2026, 10, 20)


@pytest.fixture
def plan() -> CarePlan:
    """A jar whose arrival is estimated, with daily notes that end soon: its mails have every button."""
    made = dispatched(NOON)
    made.nudge_hour, made.nudge_first, made.nudge_last = made.mail_hour, date(2026, 10, 7), LAST_NUDGE
    made.save()
    return made


def of_note(plan: CarePlan, step: str) -> list[str]:
    """Every link of ours in the mail of one step, in its words and for its mail program's own button."""
    note = Note(plan=plan, step=step, cycle=LAST_NUDGE.isoformat())
    words = write("care_note", mails.about([(note, DEFAULT.step(step))], now=NOON))
    one_click = mails.one_click(Mail(payload={"plans": [plan.pk]}))["List-Unsubscribe"]
    in_the_text = re.findall(rf"{SITE}/\S*", f"{words.text} {one_click.strip('<>')}")
    return [link for link in dict.fromkeys([*links(words.html), *in_the_text]) if link.startswith(SITE)]


def of_confirmation(plan: CarePlan) -> list[str]:
    """The same of the mail that asks whether an address is hers."""
    CarePlan.objects.filter(pk=plan.pk).update(confirmed_at=None)
    return links(write("care_confirm", confirming.about_confirmation(Mail(to=plan.to))).html)


def everything(plan: CarePlan) -> list[Any]:
    """Whatever a keeper could have changed."""
    rows = [CarePlan.objects.values(), plan.answers.values(), plan.rests.values(), Mail.objects.values("key", "state")]
    return [list(found.order_by("pk")) for found in rows] + [suppression.why_not(plan.to, stoppable=True)]


def actions(addresses: list[str]) -> set[str]:
    tokens = [address.split("/care/tap/")[1].strip("/") for address in addresses if "/care/tap/" in address]
    return {taps.read(token).action for token in tokens}


def test_every_link_of_every_care_mail_only_looks(plan: CarePlan) -> None:
    confirmation = of_confirmation(plan)
    addresses = list(dict.fromkeys([link for step in DEFAULT.steps for link in of_note(plan, step.key)] + confirmation))
    before = everything(plan)

    statuses = follow(addresses)

    assert (statuses, everything(plan)) == ({200}, before)
    assert actions(addresses) == set(taps.Action)


def test_fifty_looks_at_every_link_of_one_mail_change_nothing(plan: CarePlan) -> None:
    addresses, before = of_note(plan, "D1"), everything(plan)

    statuses = follow(addresses, times=50)

    assert (statuses, everything(plan)) == ({200}, before)
    assert f"{SITE}/care/{plan.token}/" in addresses
    assert any(link.startswith(f"{SITE}/care/stop/") for link in addresses)


@pytest.mark.parametrize("path", ["tap", "stop"])
def test_a_press_would_be_noticed(plan: CarePlan, path: str) -> None:
    """The control: what the two tests above refuse is what a button does."""
    link = next(link for link in of_note(plan, "D1") if f"/{path}/" in link)

    with pytest.raises(AssertionError, match=r"^(INSERT|UPDATE)"), nothing_written():
        Client().post(link)
