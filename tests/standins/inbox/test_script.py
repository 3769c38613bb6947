import smtplib
import socket
import time

import pytest

from tests.standins.inbox.correspondence import SUBJECT, answers, mail, send, subjects
from tests.standins.inbox.server import Inbox


@pytest.mark.parametrize("verb", ["MAIL", "RCPT", "DATA"])
@pytest.mark.parametrize("code", [450, 451, 550, 552])
def test_a_scripted_refusal_stores_nothing_and_is_used_up(inbox: Inbox, verb: str, code: int) -> None:
    inbox.script(verb, [f"{code} 4.3.0 not now"])

    with pytest.raises(smtplib.SMTPException) as refused:
        send(inbox)
    send(inbox, mail("second try"))

    told = refused.value.args[0]
    assert (told["zoe@example.com"][0] if verb == "RCPT" else told) == code
    assert subjects(inbox) == ["second try"]


def test_answers_are_given_in_order(inbox: Inbox) -> None:
    inbox.script("DATA", ["451 later", "OK", "552 too much"])

    with pytest.raises(smtplib.SMTPDataError, match="later"):
        send(inbox, mail("one"))
    send(inbox, mail("two"))
    with pytest.raises(smtplib.SMTPDataError, match="too much"):
        send(inbox, mail("three"))

    assert subjects(inbox) == ["two"]


@pytest.mark.parametrize("verb", ["MAIL", "RCPT", "DATA"])
def test_421_ends_the_connection(inbox: Inbox, verb: str) -> None:
    inbox.script(verb, ["421 4.3.2 going down"])
    connection = socket.create_connection(("127.0.0.1", inbox.smtp_port), timeout=5)
    lines = connection.makefile("rb")
    for command in ["EHLO test", "MAIL FROM:<a@example.com>", "RCPT TO:<b@example.com>", "DATA", "Subject: x\r\n\r\n."]:
        connection.sendall(command.encode() + b"\r\n")
        if command.startswith(verb) and verb != "DATA":
            break

    heard = lines.read().splitlines()

    connection.close()
    assert heard[-1] == b"421 4.3.2 going down"
    assert inbox.messages() == []


def test_a_connection_dropped_after_the_data_leaves_a_marked_message(inbox: Inbox) -> None:
    inbox.script("DATA", ["DROP"])

    with pytest.raises((smtplib.SMTPServerDisconnected, ConnectionResetError)):
        send(inbox)

    assert subjects(inbox) == [SUBJECT]
    assert answers(inbox) == ["dropped before 250"]


@pytest.mark.parametrize("verb", ["MAIL", "RCPT"])
def test_a_connection_dropped_earlier_stores_nothing(inbox: Inbox, verb: str) -> None:
    inbox.script(verb, ["DROP"])

    with pytest.raises((smtplib.SMTPServerDisconnected, ConnectionResetError)):
        send(inbox)

    assert inbox.messages() == []


def test_a_hanging_answer_comes_late(inbox: Inbox) -> None:
    inbox.script("DATA", ["HANG 0.3"])
    began = time.monotonic()

    send(inbox)

    assert time.monotonic() - began >= 0.3
    assert answers(inbox) == ["250 OK after 0.3 s"]


def test_a_sender_who_gives_up_waiting_can_not_know(inbox: Inbox) -> None:
    inbox.script("DATA", ["HANG 30"])

    with pytest.raises(smtplib.SMTPServerDisconnected, match="timed out"):
        send(inbox, timeout=0.3)

    assert answers(inbox) == ["250 OK after 30 s"]


def test_a_refusal_can_come_late(inbox: Inbox) -> None:
    inbox.script("RCPT", ["HANG 0.1 550 5.1.1 nobody here"])

    with pytest.raises(smtplib.SMTPRecipientsRefused, match="nobody here"):
        send(inbox)

    assert inbox.messages() == []


@pytest.mark.parametrize("reply", ["later", "999 no", "451", "HANG", "HANG soon", "451 a\r\n250 b", ""])
def test_a_reply_that_is_none_is_refused_and_changes_nothing(inbox: Inbox, reply: str) -> None:
    with pytest.raises(ValueError, match="is no answer"):
        inbox.script("DATA", ["550 no", reply])

    send(inbox)
    assert answers(inbox) == ["250 OK"]


def test_a_verb_without_a_lever_is_refused(inbox: Inbox) -> None:
    with pytest.raises(ValueError, match="'QUIT' has no lever"):
        inbox.script("QUIT", ["OK"])
