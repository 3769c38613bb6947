"""Who stopped her notes herself may start them again: by her jar's link and her own address, and by nothing less."""

from typing import Any

import pytest

from shop.care import keeping
from shop.care.keeper.starting_again import NOT_HERE
from shop.care.models import CarePlan
from shop.mail import suppression
from shop.mail.models import Event, Mail, Suppression
from shop.order.models import Order
from tests.factories import NOON
from tests.shop.care.keeper.conftest import Keeper
from tests.shop.care.keepers import live_through

pytestmark = pytest.mark.django_db
ADA = "ada@example.org"


def stopped(keeper: Keeper) -> Keeper:
    keeping.unsubscribe(keeper.plan, NOON)
    return keeper


def test_her_own_stop_is_taken_back_and_the_notes_go_on(ada: Keeper, clock: Any) -> None:
    stopped(ada)
    clock.move(days=4)
    assert "Changed your mind?" in ada.reads()

    told = ada.is_told("again", to=" ADA@example.org ")

    assert "The notes for this jar go on." in told
    assert "That's normal” comes on Sat, Oct 10." in told
    assert suppression.why_not(ADA, stoppable=True) == ""
    assert list(Event.objects.values_list("reason", "note")) == [("forgiven", "started the care notes again")]
    live_through(clock.now, 3)
    assert list(Mail.objects.filter(kind="care_note", state="sent").values_list("to", flat=True)) == [ADA, ADA]


def test_sleeping_jar_sleeps_on(ada: Keeper) -> None:
    ada.does("rest", until="")

    stopped(ada).does("again", to=ADA)

    assert CarePlan.objects.get().state == "paused"


@pytest.mark.parametrize("to", ["", "eve@example.org", "ada@"])
def test_another_address_starts_nothing(ada: Keeper, to: str) -> None:
    stopped(ada)

    assert (ada.does("again", to=to).status_code, CarePlan.objects.get().state) == (422, "stopped")
    assert suppression.why_not(ADA, stoppable=True) == "asked us to stop"


@pytest.mark.parametrize(
    "reason", [Suppression.Reason.COMPLAINED, Suppression.Reason.BOUNCED, Suppression.Reason.ERASED]
)
def test_what_is_more_than_a_stop_stays(ada: Keeper, reason: str) -> None:
    suppression.suppress(ADA, Suppression.Reason(reason))
    stopped(ada)

    assert "Changed your mind?" not in ada.reads()
    assert (ada.does("again", to=ADA).status_code, CarePlan.objects.get().state) == (422, "stopped")


def test_a_stop_that_was_not_hers_stays(ada: Keeper) -> None:
    keeping.stop(ada.plan, "the order was refunded", NOON)

    assert NOT_HERE.split(".")[0].replace("'", "&#x27;") in ada.does("again", to=ADA).content.decode()
    assert CarePlan.objects.get().state == "stopped"


def test_jar_that_was_given_back_stays_stopped(ada: Keeper) -> None:
    stopped(ada)
    Order.objects.update(status="refunded")

    assert ada.does("again", to=ADA).status_code == 422


def test_jar_that_was_opened_by_its_code_is_started_by_no_link_that_its_opener_has(ada: Keeper) -> None:
    CarePlan.objects.update(claimed_at=NOON)

    stopped(ada)

    assert (ada.does("again", to=ADA).status_code, CarePlan.objects.get().state) == (422, "stopped")
    assert "Write to us</a>, and they start again." in ada.reads(f"/care/{ada.plan.token}/stop/")


def test_jar_without_an_address_needs_the_button_alone(ada: Keeper) -> None:
    ada.does("address", to="", calendar_only="on")

    stopped(ada).does("again")

    assert CarePlan.objects.get().state == "running"


def test_running_jar_has_nothing_to_start(ada: Keeper) -> None:
    before = CarePlan.objects.values().get()

    assert ada.does("again", to=ADA).status_code == 422
    assert CarePlan.objects.values().get() == before
