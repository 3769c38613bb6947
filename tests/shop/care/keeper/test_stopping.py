"""A stop wins, also against a mail that was claimed a second before."""

from typing import Any

import pytest
from django.core import mail as outbox
from django.test import Client

from shop.care import keeping, stopping
from shop.care.desk.samples import likeness
from shop.care.models import CarePlan
from shop.mail import deliver, suppression
from shop.mail.models import Mail, Suppression
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


@pytest.fixture
def bobs(at_work: CarePlan) -> Client:
    """Ada's jar has gone on to Bob, whose it is by now."""
    client = Client(enforce_csrf_checks=True)
    client.post(f"/jar/{at_work.code}/", {"how": "mail", "email": "bob@example.org", "begins": "today"})
    return client


def test_way_out_of_a_mail_outlives_the_jars_link(at_work: CarePlan) -> None:
    link = stopping.address(at_work)
    assert at_work.token in Client().get(link).content.decode()
    keeping.renew_link(at_work, NOON)

    page = Client(enforce_csrf_checks=True).post(link, {"List-Unsubscribe": "One-Click"}).content.decode()

    at_work.refresh_from_db()
    assert (at_work.state, "Stopped</h1>" in page) == ("stopped", True)
    assert at_work.token not in page  # whoever the mail was passed on to doesn't get the new link


def test_first_keepers_way_out_stops_her_mail_and_not_the_next_ones(at_work: CarePlan, request: Any) -> None:
    link = stopping.address(at_work)
    client = request.getfixturevalue("bobs")

    page = client.post(link).content.decode()

    at_work.refresh_from_db()
    assert (at_work.state, at_work.to, at_work.token in page) == ("running", "bob@example.org", False)
    assert [suppression.why_not(to, stoppable=True) for to in ("ada@example.org", at_work.to)] == [
        "asked us to stop",
        "",
    ]


def test_way_out_works_when_the_jar_is_gone(at_work: CarePlan) -> None:
    link = stopping.address(at_work)
    CarePlan.objects.all().delete()

    assert Client().post(link).status_code == 200
    assert suppression.why_not("ada@example.org", stoppable=True) == "asked us to stop"


def test_forged_way_out_stops_nobody(at_work: CarePlan) -> None:
    link = stopping.address(at_work)

    answers = {Client().post(spoilt).status_code for spoilt in (link[:-4] + "/", link.replace("stop/W", "stop/X"))}

    assert (answers, Suppression.objects.exists()) == ({404}, False)


def test_previews_way_out_leads_nowhere(at_work: CarePlan) -> None:
    assert Client().post(stopping.address(likeness(at_work))).status_code == 404
    assert Suppression.objects.exists() is False


def test_looking_at_a_mails_way_out_stops_nothing(at_work: CarePlan) -> None:
    page = Client().get(stopping.address(at_work)).content.decode()

    at_work.refresh_from_db()
    assert ("Stop the care notes?" in page, at_work.state, Suppression.objects.exists()) == (True, "running", False)
