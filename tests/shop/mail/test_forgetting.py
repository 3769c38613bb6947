"""A mail whose reader asked to be forgotten, wherever it stands."""

from typing import Any

import pytest

from shop.mail import deliver, door, queue, transitions
from shop.mail.forgetting import forget
from shop.mail.models import Mail, Suppression
from shop.mail.outcomes import InDoubt, RefusedAddress, RefusedForNow
from shop.outbox.models import Job
from shop.outbox.running import run_job
from tests.factories import NOON

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("two_kinds")]
ADA = "ada@example.org"


def planned() -> Mail:
    return Mail.objects.get(pk=queue.plan("staff_alert", to=ADA, key="one", now=NOON))


def state(mail: Mail) -> tuple[str, str]:
    mail.refresh_from_db()
    return mail.state, mail.to


def forgotten(*_: Any) -> None:
    forget(Mail.objects.filter(to=ADA), now=NOON)


def interrupted(monkeypatch: pytest.MonkeyPatch, *, at: str) -> None:
    """She is forgotten while the worker stands at this point."""
    monkeypatch.setattr(deliver, "reach", lambda name: forgotten() if name == at else None)


def server_says(monkeypatch: pytest.MonkeyPatch, outcome: Exception) -> None:
    def hand_over(self: Any, sealed: Any) -> None:
        raise outcome

    monkeypatch.setattr(door.LocalLine, "hand_over", hand_over)


def test_planned_mail_is_not_sent(mailoutbox: Any) -> None:
    mail = planned()

    forgotten()
    run_job(Job.objects.get().pk, NOON)

    assert (state(mail), mailoutbox, Job.objects.get().state) == (("skipped", ""), [], "cancelled")


def test_mail_that_a_worker_has_claimed_a_moment_before_is_not_sent(
    mailoutbox: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    mail = planned()
    interrupted(monkeypatch, at="mail: before the point of no return")

    run_job(Job.objects.get().pk, NOON)

    assert (state(mail), mailoutbox, Job.objects.get().state) == (("skipped", ""), [], "done")


def test_mail_that_is_being_handed_over_ends_as_sent_to_nobody_we_know(
    mailoutbox: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    mail = planned()
    interrupted(monkeypatch, at="mail: after the point of no return")

    run_job(Job.objects.get().pk, NOON)

    assert (state(mail), len(mailoutbox)) == (("sent", ""), 1)


@pytest.mark.parametrize("outcome", [RefusedForNow("451 <ada@example.org>"), InDoubt("no answer")])
def test_mail_that_would_be_tried_again_is_not(
    outcome: Exception, mailoutbox: Any, monkeypatch: pytest.MonkeyPatch, clock: Any
) -> None:
    mail = planned()
    interrupted(monkeypatch, at="mail: after the point of no return")
    server_says(monkeypatch, outcome)
    run_job(Job.objects.get().pk, NOON)
    monkeypatch.undo()

    run_job(Job.objects.get().pk, clock.move(hours=3))

    assert (state(mail), mailoutbox) == (("skipped", ""), [])
    assert ADA not in f"{mail.error} {Job.objects.get().error}"


def test_mail_in_doubt_is_not_repeated(mailoutbox: Any, clock: Any) -> None:
    mail = planned()
    transitions.hand_over(mail, subject="Hello", now=NOON)
    transitions.in_doubt(mail, "no answer")

    forgotten()
    run_job(Job.objects.get().pk, clock.move(hours=3))

    assert (state(mail), mail.subject, mailoutbox) == (("skipped", ""), "", [])


def test_refusal_that_comes_too_late_suppresses_her_and_names_nobody(monkeypatch: pytest.MonkeyPatch) -> None:
    mail = planned()
    interrupted(monkeypatch, at="mail: after the point of no return")
    server_says(monkeypatch, RefusedAddress("550 <ada@example.org>: no such user"))

    run_job(Job.objects.get().pk, NOON)

    assert state(mail) == ("failed", "")
    assert ADA not in f"{mail.error} {Job.objects.get().error}"
    assert Suppression.objects.get().reason == "bounced"


def test_mail_that_was_sent_stays_sent_without_saying_to_whom(mailoutbox: Any) -> None:
    mail = planned()
    run_job(Job.objects.get().pk, NOON)

    forgotten()

    assert (state(mail), mail.subject, mail.error) == (("sent", ""), "", "")
