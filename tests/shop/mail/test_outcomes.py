"""Each answer that a mail server can give, to a mail that must arrive and to one that must not arrive twice."""

from datetime import timedelta

import pytest

from shop.mail import queue, smtp
from shop.mail.models import Mail, Suppression
from shop.outbox.sweep import run_due
from tests.factories import NOON
from tests.standins.inbox.server import Inbox

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("two_kinds")]
ORDER_MAIL, CARE_MAIL = "staff_alert", "account_welcome"
BOTH = pytest.mark.parametrize("kind", [ORDER_MAIL, CARE_MAIL])
LATER = NOON + timedelta(minutes=12)


def sent(kind: str) -> Mail:
    number = queue.plan(kind, to="ada@example.org", key="one", now=NOON)
    run_due(NOON)
    return Mail.objects.get(pk=number)


def much_later(mail: Mail) -> str:
    run_due(LATER)
    mail.refresh_from_db()
    return mail.state


@BOTH
@pytest.mark.parametrize("verb", ["MAIL", "RCPT", "DATA"])
@pytest.mark.parametrize("reply", ["421 4.3.2 closing", "451 4.3.0 try later"])
def test_later_means_later(inbox: Inbox, kind: str, verb: str, reply: str) -> None:
    inbox.script(verb, [reply])
    mail = sent(kind)

    assert (mail.state, mail.doubts) == ("planned", 0)
    assert (much_later(mail), len(inbox.messages())) == ("sent", 1)


@BOTH
def test_no_such_mailbox_means_never(inbox: Inbox, kind: str) -> None:
    inbox.script("RCPT", ["550 5.1.1 no such user"])
    mail = sent(kind)

    assert (mail.state, mail.error) == ("failed", "550 5.1.1 no such user")
    assert [row.reason for row in Suppression.objects.all()] == ["bounced"]
    assert (much_later(mail), inbox.messages()) == ("failed", [])


@BOTH
def test_refused_content_fails_but_the_mailbox_stays_good(inbox: Inbox, kind: str) -> None:
    inbox.script("DATA", ["550 5.6.0 not wanted"])
    mail = sent(kind)

    assert (mail.state, mail.error, Suppression.objects.count()) == ("failed", "550 5.6.0 not wanted", 0)
    assert (much_later(mail), inbox.messages()) == ("failed", [])


@BOTH
@pytest.mark.parametrize("verb", ["MAIL", "RCPT"])
def test_silence_before_the_text_is_no_doubt(
    inbox: Inbox, monkeypatch: pytest.MonkeyPatch, kind: str, verb: str
) -> None:
    monkeypatch.setattr(smtp, "ANSWER_SECONDS", 0.2)
    inbox.script(verb, ["HANG 1"])
    mail = sent(kind)

    assert (mail.state, mail.doubts) == ("planned", 0)
    assert (much_later(mail), len(inbox.messages())) == ("sent", 1)


@pytest.mark.parametrize("answer", ["DROP", "HANG 1"])
@pytest.mark.parametrize(("kind", "end", "copies"), [(ORDER_MAIL, "sent", 2), (CARE_MAIL, "in doubt", 1)])
def test_silence_after_the_text_is_a_doubt(
    inbox: Inbox, monkeypatch: pytest.MonkeyPatch, kind: str, end: str, copies: int, answer: str
) -> None:
    monkeypatch.setattr(smtp, "ANSWER_SECONDS", 0.4)
    inbox.script("DATA", [answer])
    mail = sent(kind)

    assert (mail.state, mail.doubts) == ("in doubt", 1)
    assert much_later(mail) == end
    assert [message["Message-ID"] for message in inbox.messages()] == [mail.message_id] * copies
