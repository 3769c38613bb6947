"""Against a real SMTP server that answers as told."""

import logging
from datetime import datetime, timedelta

import pytest
from pytest_django.fixtures import Settings

from shop.mail import queue, suppression
from shop.mail.models import Circuit, Mail, Suppression
from shop.mail.transitions import hand_over
from shop.outbox.models import Job
from shop.outbox.sweep import run_due
from tests.factories import NOON
from tests.standins.inbox.server import Inbox

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("two_kinds")]
MINUTE = timedelta(minutes=1)
ORDER_MAIL, CARE_MAIL = "staff_alert", "account_welcome"


def plan(kind: str = ORDER_MAIL, key: str = "one", to: str = "ada@example.org", now: datetime = NOON) -> Mail:
    return Mail.objects.get(pk=queue.plan(kind, to=to, key=key, now=now))


def after(mail: Mail, now: datetime = NOON) -> Mail:
    """The mail as a sweep at that time leaves it."""
    run_due(now)
    mail.refresh_from_db()
    return mail


def job_of(mail: Mail) -> Job:
    return Job.objects.get(key=queue.job_key(mail))


def test_mail_is_sent_once(inbox: Inbox) -> None:
    mail = after(plan())
    after(mail, NOON + 60 * MINUTE)

    [message] = inbox.messages()
    assert (mail.state, mail.attempts, mail.sent_at, mail.subject) == (Mail.State.SENT, 1, NOON, "Please look: Hello")
    assert message["Message-ID"] == mail.message_id
    assert (message["To"], message["From"]) == ("ada@example.org", "Mindful Culture <hello@shop.example>")
    assert job_of(mail).state == Job.State.DONE


def test_server_that_says_later_is_asked_again(inbox: Inbox) -> None:
    inbox.script("RCPT", ["451 4.3.0 try later"])
    mail = after(plan())
    assert (mail.state, mail.error) == (Mail.State.PLANNED, "451 4.3.0 try later")
    assert NOON + 0.8 * MINUTE <= job_of(mail).due_at <= NOON + 1.2 * MINUTE

    after(mail, NOON + 2 * MINUTE)

    assert (mail.state, len(inbox.messages())) == (Mail.State.SENT, 1)


@pytest.mark.parametrize("verb", ["MAIL", "RCPT", "DATA"])
def test_closing_server_costs_one_try(inbox: Inbox, verb: str) -> None:
    inbox.script(verb, ["421 4.3.2 closing"])
    mail = after(plan())
    assert (mail.state, mail.doubts) == (Mail.State.PLANNED, 0)

    after(mail, NOON + 2 * MINUTE)

    assert (mail.state, len(inbox.messages())) == (Mail.State.SENT, 1)


def test_unknown_mailbox_fails_and_is_never_written_to_again(inbox: Inbox) -> None:
    inbox.script("RCPT", ["550 5.1.1 no such user"])
    mail = after(plan())
    second = after(plan(key="two"))

    assert (mail.state, mail.error) == (Mail.State.FAILED, "550 5.1.1 no such user")
    assert job_of(mail).state == Job.State.FAILED
    assert Suppression.objects.get().reason == Suppression.Reason.BOUNCED
    assert (second.state, second.error) == (Mail.State.SUPPRESSED, "address refuses mail")
    assert inbox.messages() == []


@pytest.mark.parametrize("reply", ["550 5.7.1 relaying denied", "552 5.2.2 mailbox full"])
def test_refusal_that_is_not_about_the_mailbox_is_tried_again(inbox: Inbox, reply: str) -> None:
    inbox.script("RCPT", [reply])
    mail = after(plan())

    assert (mail.state, Suppression.objects.count()) == (Mail.State.PLANNED, 0)


def test_refused_message_fails_with_an_alert(inbox: Inbox, caplog: pytest.LogCaptureFixture) -> None:
    inbox.script("DATA", ["554 5.6.0 looks like spam"])
    with caplog.at_level(logging.ERROR):
        mail = after(plan())

    assert (mail.state, Suppression.objects.count()) == (Mail.State.FAILED, 0)
    assert "The mail server refused mail" in caplog.text


def test_order_mail_in_doubt_is_repeated_once_with_its_message_id(inbox: Inbox) -> None:
    inbox.script("DATA", ["DROP"])
    mail = after(plan())
    assert (mail.state, mail.doubts) == (Mail.State.IN_DOUBT, 1)

    assert after(mail, NOON + 9 * MINUTE).state == Mail.State.IN_DOUBT
    after(mail, NOON + 10 * MINUTE)

    assert (mail.state, mail.attempts, mail.doubts) == (Mail.State.SENT, 2, 1)
    assert [message["Message-ID"] for message in inbox.messages()] == [mail.message_id] * 2


def test_order_mail_in_doubt_twice_is_left_to_people(inbox: Inbox, caplog: pytest.LogCaptureFixture) -> None:
    inbox.script("DATA", ["DROP", "DROP"])
    mail = after(plan())
    with caplog.at_level(logging.ERROR):
        for minutes in (10, 20, 60, 600):
            after(mail, NOON + minutes * MINUTE)

    assert (mail.state, mail.doubts, len(inbox.messages())) == (Mail.State.IN_DOUBT, 2, 2)
    assert "has failed for good" in caplog.text


def test_care_mail_in_doubt_is_never_repeated(inbox: Inbox) -> None:
    inbox.script("DATA", ["DROP"])
    mail = after(plan(CARE_MAIL))
    for minutes in (10, 20, 600):
        after(mail, NOON + minutes * MINUTE)

    assert (mail.state, mail.attempts, len(inbox.messages())) == (Mail.State.IN_DOUBT, 1, 1)


def test_mail_whose_worker_died_at_the_point_of_no_return_is_in_doubt(inbox: Inbox) -> None:
    mail = plan()
    hand_over(mail, subject="Hello", now=NOON)

    assert after(mail, NOON + 5 * MINUTE).state == Mail.State.HANDING_OVER
    assert after(mail, NOON + 6 * MINUTE).state == Mail.State.IN_DOUBT
    assert after(mail, NOON + 10 * MINUTE).state == Mail.State.SENT
    assert len(inbox.messages()) == 1


def test_care_mail_whose_worker_died_stays_in_doubt(inbox: Inbox) -> None:
    mail = plan(CARE_MAIL)
    hand_over(mail, subject="Hello", now=NOON)

    for minutes in (6, 10, 60):
        after(mail, NOON + minutes * MINUTE)

    assert (mail.state, inbox.messages()) == (Mail.State.IN_DOUBT, [])


def test_withdrawn_mail_does_not_pass_the_point_of_no_return(inbox: Inbox) -> None:
    mail = plan()
    queue.withdraw(keys=["one"], reason="refunded", now=NOON)

    assert not hand_over(mail, subject="Hello", now=NOON)
    assert (mail.state, mail.error) == (Mail.State.SKIPPED, "refunded")


def test_dead_server_does_not_burn_the_tries_of_every_mail(settings: Settings) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 9
    mails = [plan(key=f"mail {number}") for number in range(10)]

    run_due(NOON)

    attempts = sorted(job_of(mail).attempts for mail in mails)
    assert attempts == [0] * 7 + [1] * 3
    assert Circuit.objects.get().open_until == NOON + MINUTE


def test_mails_go_out_when_the_server_is_back(inbox: Inbox, settings: Settings) -> None:
    settings.EMAIL_PORT = 9
    mails = [plan(key=f"mail {number}") for number in range(5)]
    run_due(NOON)
    settings.EMAIL_PORT = inbox.smtp_port

    run_due(NOON + 2 * MINUTE)

    assert {after(mail, NOON + 2 * MINUTE).state for mail in mails} == {Mail.State.SENT}
    assert Circuit.objects.get().failures == 0


def test_mail_that_could_not_go_for_two_days_fails(settings: Settings) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 9
    mail = plan()
    for _ in range(100):
        if mail.state == Mail.State.FAILED:
            break
        mail = after(mail, job_of(mail).due_at)

    assert mail.state == Mail.State.FAILED
    assert timedelta(hours=48) <= (job_of(mail).finished_at or NOON) - NOON <= timedelta(hours=48, minutes=15)


def test_without_a_postal_address_nothing_is_sent(inbox: Inbox, settings: Settings) -> None:
    settings.POSTAL_ADDRESS = ""
    mail = after(plan())
    assert (mail.state, mail.error) == (
        Mail.State.PLANNED,
        "POSTAL_ADDRESS is not set; without it no mail may be sent",
    )
    assert inbox.messages() == []

    settings.POSTAL_ADDRESS = "PO Box 1"
    assert after(mail, NOON + 2 * MINUTE).state == Mail.State.SENT


def test_stopped_person_gets_order_mail_but_no_care_mail(inbox: Inbox) -> None:
    suppression.suppress(" ADA@example.org", Suppression.Reason.STOPPED)

    assert after(plan()).state == Mail.State.SENT
    assert after(plan(CARE_MAIL, key="two")).state == Mail.State.SUPPRESSED


def test_no_more_in_a_minute_than_the_provider_takes(inbox: Inbox, settings: Settings) -> None:
    settings.EMAIL = {"OPTIONS": {"PER_MINUTE": 3}}
    for number in range(5):
        plan(key=f"mail {number}")

    run_due(NOON)
    assert len(inbox.messages()) == 3

    run_due(NOON + MINUTE)
    assert len(inbox.messages()) == 5


def test_two_workers_hand_a_mail_over_once(inbox: Inbox) -> None:
    mail = plan()

    assert hand_over(mail, subject="Hello", now=NOON)
    assert not hand_over(mail, subject="Hello", now=NOON)


def test_address_that_is_none_fails_at_once(inbox: Inbox) -> None:
    mail = after(plan(to="ada\r\nBcc: all@example.org"))

    assert (mail.state, inbox.messages()) == (Mail.State.FAILED, [])
