"""What providers tell us, by Anymail's own views, from payloads in the form that the providers document."""

from typing import Any

import pytest
from django.test import Client
from pytest_django.fixtures import Settings

from shop.mail import queue, suppression
from shop.mail.models import Event, Mail, Suppression
from shop.mail.webhook import LARGEST, VIEWS
from shop.outbox.sweep import run_due
from tests.factories import NOON
from tests.shop.mail.provider_events import KEY, SECRET, mailgun, post, postmark_bounce, postmark_stop

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("two_kinds")]
NO_USER = "550 5.1.1 <ada@example.org>: Recipient address rejected: User unknown"


@pytest.fixture(autouse=True)
def _heard(settings: Settings) -> None:
    settings.ANYMAIL = {"WEBHOOK_SECRET": [SECRET], "MAILGUN_WEBHOOK_SIGNING_KEY": KEY}


def sent() -> Mail:
    number = queue.plan("staff_alert", to="Ada@example.org", key="one", now=NOON)
    run_due(NOON)
    return Mail.objects.get(pk=number)


def reasons() -> list[str]:
    return [row.reason for row in Suppression.objects.all()]


@pytest.mark.parametrize(
    ("provider", "event", "reason"),
    [
        ("postmark", postmark_bounce("HardBounce", details=NO_USER), "bounced"),
        ("postmark", postmark_bounce("BadEmailAddress"), "bounced"),
        ("postmark", postmark_bounce("SpamComplaint"), "complained"),
        ("postmark", postmark_stop(), "stopped"),
        ("postmark", postmark_stop("HardBounce"), "bounced"),
        ("postmark", postmark_stop("SpamComplaint"), "complained"),
        ("mailgun", mailgun("failed", severity="permanent", message=NO_USER), "bounced"),
        ("mailgun", mailgun("complained"), "complained"),
        ("mailgun", mailgun("unsubscribed"), "stopped"),
    ],
)
def test_person_is_not_written_to_again(provider: str, event: dict[str, Any], reason: str) -> None:
    assert post(provider, event) == 200
    assert reasons() == [reason]

    assert post(provider, event) == 200
    assert (reasons(), Event.objects.count()) == ([reason], 1)


@pytest.mark.parametrize(
    ("provider", "event"),
    [
        ("postmark", postmark_bounce("SoftBounce")),
        ("postmark", postmark_bounce("Transient")),
        ("postmark", postmark_bounce("DnsError")),
        ("postmark", postmark_bounce("AutoResponder")),
        ("postmark", postmark_bounce("HardBounce", details="552 5.2.2 mailbox full")),
        ("postmark", postmark_stop(suppress=False)),
        ("mailgun", mailgun("failed", severity="temporary", message="451 4.3.0 try later")),
        ("mailgun", mailgun("failed", severity="permanent", message="550 5.7.1 blocked by policy")),
        ("mailgun", mailgun("delivered")),
        ("mailgun", mailgun("opened")),
    ],
)
def test_nothing_follows_from_what_may_come_right(provider: str, event: dict[str, Any]) -> None:
    assert post(provider, event) == 200
    assert (reasons(), Event.objects.count()) == ([], 0)


@pytest.mark.parametrize("provider", ["postmark", "mailgun"])
def test_mail_that_came_back_shows_it(provider: str) -> None:
    mail = sent()
    local_part = mail.message_id.strip("<>").partition("@")[0]
    event = {
        "postmark": postmark_bounce("HardBounce", local_part=local_part),
        "mailgun": mailgun("failed", severity="permanent", message_id=mail.message_id.strip("<>")),
    }[provider]

    post(provider, event)

    mail.refresh_from_db()
    assert (mail.state, mail.error) == ("sent", "address refuses mail")
    assert mail.came_back_at is not None
    assert Event.objects.get().mail == mail


def test_event_about_somebody_elses_mail_marks_none() -> None:
    mail = sent()
    Mail.objects.update(to="eve@example.org")

    post("postmark", postmark_bounce("HardBounce", local_part=mail.message_id.strip("<>").partition("@")[0]))

    mail.refresh_from_db()
    assert (mail.came_back_at, Event.objects.get().mail) == (None, None)


def test_forgiven_address_stays_so_when_the_old_event_comes_again() -> None:
    event = postmark_bounce("HardBounce")
    post("postmark", event)
    suppression.forgive_bounce("ada@example.org")

    post("postmark", event)

    assert reasons() == []


def test_who_only_complained_still_gets_receipts_but_no_care_mail() -> None:
    post("mailgun", mailgun("complained"))
    care = queue.plan("account_welcome", to="ada@example.org", key="care", now=NOON)

    assert sent().state == "sent"
    assert Mail.objects.get(pk=care).state == "suppressed"


@pytest.mark.parametrize(
    ("provider", "event"), [("postmark", postmark_bounce("HardBounce")), ("mailgun", mailgun("complained"))]
)
@pytest.mark.parametrize("secret", ["owner:wrong-password-12", "", SECRET + "x"])
def test_forged_event_writes_nothing(provider: str, event: dict[str, Any], secret: str) -> None:
    assert post(provider, event, secret=secret) == 400
    assert (reasons(), Event.objects.count()) == ([], 0)


def test_event_with_a_forged_signature_writes_nothing() -> None:
    event = mailgun("complained")
    event["signature"]["signature"] = "0" * 64

    assert (post("mailgun", event), reasons()) == (400, [])


@pytest.mark.parametrize(
    "event", [{}, {"RecordType": "Bounce", "ID": None}, {"RecordType": "Bounce", "Metadata": 1}, []]
)
def test_nonsense_changes_nothing(event: Any) -> None:
    assert post("postmark", event) in (200, 400)
    assert (reasons(), Event.objects.count()) == ([], 0)


def test_large_body_is_not_read() -> None:
    answer = Client().post("/mail/events/postmark/", b"x" * (LARGEST + 1), content_type="application/json")

    assert answer.status_code == 413


def test_without_a_secret_nobody_is_heard(settings: Settings) -> None:
    settings.ANYMAIL = {}

    assert (post("postmark", postmark_bounce("HardBounce")), reasons()) == (404, [])


def test_unknown_provider_is_not_found() -> None:
    assert post("postmrk", {}) == 404


def test_every_provider_that_tells_of_events_is_heard() -> None:
    others = {"sendinblue"}  # Brevo's old name
    assert set(VIEWS) - others == {
        "amazon_ses", "brevo", "mailersend", "mailgun", "mailjet", "mailtrap", "mandrill", "postal", "postmark",
        "resend", "sendgrid", "sparkpost", "unisender_go",
    }  # fmt: skip


def test_token_is_not_needed_though_every_other_form_has_one() -> None:
    assert Client(enforce_csrf_checks=True).head("/mail/events/postmark/").status_code == 200
