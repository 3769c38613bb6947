"""A stop wins, also against a mail that was claimed a second before."""

from typing import Any

import pytest
from django.core import mail as outbox
from django.test import Client

from shop.care import keeping
from shop.care.models import CarePlan
from shop.mail import deliver
from shop.mail.models import Mail
from shop.mail.round import Round
from tests.factories import NOON
from tests.shop.care.keepers import live_through, look

pytestmark = pytest.mark.django_db


@pytest.fixture
def planned(at_work: CarePlan) -> Mail:
    """A note that the sweep has written and no worker has sent."""
    CarePlan.objects.update(next_at=NOON)
    outbox.outbox.clear()
    look(NOON)
    return Mail.objects.get(kind="care_note")


def test_stop_takes_back_what_is_planned(planned: Mail, at_work: CarePlan) -> None:
    shared = Round([planned.pk])
    claimed = shared.mails[planned.pk]  # as the worker has it in hand, sure that it may go
    assert shared.why_not(claimed, stoppable=True) == ""

    Client(enforce_csrf_checks=True).post(f"/care/{at_work.token}/stop/", {"List-Unsubscribe": "One-Click"})
    deliver.deliver(claimed, shared, NOON)

    claimed.refresh_from_db()
    assert (claimed.state, claimed.error, outbox.outbox) == ("skipped", "you asked us to stop", [])


def test_stop_wins_until_the_mail_server_has_it(
    planned: Mail, at_work: CarePlan, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stop_now(point: str) -> None:
        if point == "mail: before the point of no return":
            keeping.unsubscribe(at_work, NOON)

    monkeypatch.setattr(deliver, "reach", stop_now)

    deliver.deliver(planned, Round([planned.pk]), NOON)

    planned.refresh_from_db()
    assert (planned.state, planned.error, outbox.outbox) == ("skipped", "you asked us to stop", [])


def test_nothing_comes_after_a_stop(planned: Mail, at_work: CarePlan) -> None:
    keeping.unsubscribe(at_work, NOON)

    live_through(NOON, 40)

    assert Mail.objects.filter(kind="care_note").exclude(state=Mail.State.SKIPPED).exists() is False


def test_stop_ends_all_jars_of_one_person(at_work: CarePlan, clock: Any) -> None:
    second = CarePlan.objects.create(
        time_zone="America/New_York", to="ADA@example.org", confirmed_at=NOON, claimed_at=NOON, state="running"
    )

    Client().post(f"/care/{at_work.token}/stop/")

    second.refresh_from_db()
    assert second.state == "stopped"
