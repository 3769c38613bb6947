"""To whom no note goes: whatever ends the care, up to the last moment before the mail server has the note."""

import uuid
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.core import mail as outbox
from django.test import Client

from shop import fulfilment
from shop.care import arriving, keeping
from shop.care.keeper.claiming import Claim, claim
from shop.care.models import CarePlan, Note
from shop.fulfilment.giving_back import refund_made
from shop.mail import deliver, suppression
from shop.mail.models import Mail, Suppression
from shop.order.models import Order
from shop.outbox.models import Job
from shop.outbox.sweep import run_due
from shop.payments.models import Attempt, Refund
from shop.privacy.erasing import erase
from tests import factories
from tests.factories import NOON
from tests.shop.care.keepers import live_through, look, stored_guide

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]
ADA = "ada@example.org"


def order_of(plan: CarePlan) -> Order:
    assert plan.order is not None
    return plan.order


def refunded(plan: CarePlan) -> None:
    """What the worker does once Stripe has taken all the money back."""
    attempt = Attempt.objects.get(order=plan.order)
    given: dict[str, Any] = {"amount": attempt.amount_received, "origin": Refund.Origin.STAFF, "created_at": NOON}
    made = Refund.objects.create(attempt=attempt, state="succeeded", idempotency_key=uuid.uuid4(), **given)
    refund_made(order_of(plan), made, now=NOON)


def cancelled(plan: CarePlan) -> None:
    fulfilment.cancel(order_of(plan), reason="changed her mind", now=NOON, user=None)
    Job.objects.filter(kind="payments.refund").delete()  # no Stripe here to give the money back


def erased(plan: CarePlan) -> None:
    erase(ADA, reason="asked by phone", by=None, now=NOON)


def bounced(plan: CarePlan) -> None:
    suppression.suppress(ADA, Suppression.Reason.BOUNCED)


def complained(plan: CarePlan) -> None:
    suppression.suppress(ADA, Suppression.Reason.COMPLAINED)


def unsubscribed(plan: CarePlan) -> None:
    Client(enforce_csrf_checks=True).post(f"/care/{plan.token}/stop/", {"List-Unsubscribe": "One-Click"})


def stopped_by_staff(plan: CarePlan) -> None:
    keeping.stop(plan, "she asked by phone", NOON)


def handed_on(plan: CarePlan) -> None:
    claim(plan, Claim(to="bea@example.org", time_zone="America/Chicago"), NOON)


ENDS = [refunded, cancelled, erased, bounced, complained, unsubscribed, stopped_by_staff, handed_on]
End = Callable[[CarePlan], None]


@pytest.fixture(scope="module")
def bought(module_db: None) -> int:
    """The key of Ada's paid order, whose confirmation has left; the module's tests share it as it is then."""
    stored_guide()
    with time_machine.travel(NOON, tick=False):
        order = factories.paid_order(now=NOON)
        run_due(NOON)
    return int(order.pk)


@pytest.fixture
def ada(db: None, bought: int) -> Order:
    order: Order = Order.objects.get(pk=bought)
    return order


def sent(order: Order) -> CarePlan:
    """Ada's jar, on its way to her."""
    fulfilment.dispatch(order, carrier="USPS", tracking_number="9400", now=NOON, user=None)
    return CarePlan.objects.get(order=order)


def due(order: Order, *, has_left: bool) -> CarePlan:
    """Ada's jar, which she says is there: its first note is due. What has left can't be cancelled any more."""
    plan = sent(order) if has_left else CarePlan.objects.get(order=order)
    arriving.told(plan, NOON)
    return plan


def notes() -> list[str]:
    """Whom each care note that left was for."""
    messages = [message.message() for message in outbox.outbox]
    return [str(message["To"]) for message in messages if "care." in str(message["List-Id"])]


def test_a_jar_that_nothing_happened_to_gets_its_notes(ada: Order) -> None:
    """The control of all tests here."""
    due(ada, has_left=True)

    live_through(NOON, 4)

    assert notes() == [ADA] * 3


@pytest.mark.parametrize("end", ENDS)
def test_nothing_is_written_after_the_end(end: End, ada: Order) -> None:
    end(due(ada, has_left=end is not cancelled))

    live_through(NOON, 4)

    assert (notes(), Note.objects.count(), Mail.objects.filter(kind="care_note").count()) == ([], 0, 0)


@pytest.mark.parametrize("end", ENDS)
def test_note_that_waits_for_the_worker_does_not_go(end: End, ada: Order) -> None:
    plan = due(ada, has_left=end is not cancelled)
    look(NOON)
    end(plan)

    live_through(NOON, 4)

    states = set(Mail.objects.filter(kind="care_note").values_list("state", flat=True))
    assert (notes(), states <= {"skipped", "suppressed"}) == ([], True)


@pytest.mark.parametrize("end", ENDS)
def test_note_that_the_worker_has_in_hand_does_not_go(end: End, ada: Order, monkeypatch: pytest.MonkeyPatch) -> None:
    """The worker has asked everything, written the words and called the server; it has said nothing yet."""
    plan = due(ada, has_left=end is not cancelled)
    ended: list[str] = []
    look(NOON)
    [note] = Mail.objects.filter(kind="care_note")
    Mail.objects.exclude(pk=note.pk).update(state="sent", sent_at=NOON)

    def meanwhile(name: str) -> None:
        if name == "mail: before the point of no return" and not ended:
            ended.append(end.__name__)
            end(plan)

    monkeypatch.setattr(deliver, "reach", meanwhile)
    live_through(NOON, 4)

    note.refresh_from_db()
    assert (notes(), ended, note.state in ("skipped", "suppressed")) == ([], [end.__name__], True)


def test_nobody_is_written_to_before_the_jar_is_there(ada: Order) -> None:
    factories.paid_order(who=factories.buyer(email="eve@example.org"), now=NOON)
    plan = sent(ada)
    assert plan.arrival is not None
    days = (plan.arrival - NOON.date()).days

    live_through(NOON, days - 0.5)
    before = notes()
    live_through(NOON + timedelta(days=days - 0.5), 40)

    assert (before, set(notes())) == ([], {ADA})


def test_waiting_note_does_not_go_when_she_says_that_nothing_has_come(ada: Order) -> None:
    plan = sent(ada)
    there = datetime(2026, 10, 10, 14, tzinfo=NOON.tzinfo)
    look(there)

    arriving.not_yet(plan, there)
    run_due(there)

    assert notes() == []
    live_through(there, 2.5)
    assert list(Note.objects.filter(mail__state="sent").values_list("step", flat=True)) == ["D0"]
