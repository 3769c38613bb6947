import socket
from pathlib import Path

import pytest

from tests.standins.inbox.correspondence import PDF, SUBJECT, mail, send, subjects
from tests.standins.inbox.server import Inbox


def test_messages_come_back_whole_and_in_order(inbox: Inbox) -> None:
    send(inbox)
    send(inbox, mail("second"))

    assert subjects(inbox) == [SUBJECT, "second"]
    first = inbox.messages()[0]
    assert first["To"] == "Zoë 🥛 <zoe@example.com>"
    assert first["X-Inbox-To"] == "zoe@example.com"
    assert first["X-Inbox-Answer"] == "250 OK"
    assert [part.get_content() for part in first.iter_attachments()] == [PDF]


def test_headers_alone_tell_what_came(inbox: Inbox) -> None:
    send(inbox)
    send(inbox, mail("second"))

    assert [message["Subject"] for message in inbox.headers()] == [SUBJECT, "second"]


def test_a_cleared_inbox_starts_empty_and_does_not_reuse_names(inbox: Inbox, tmp_path: Path) -> None:
    send(inbox)
    inbox.script("DATA", ["451 later"])

    inbox.clear()
    send(inbox, mail("new"))

    assert subjects(inbox) == ["new"]
    assert [path.name for path in (tmp_path / "inbox").iterdir()] == ["000002.eml"]


def test_a_second_inbox_on_the_folder_goes_on_with_it(inbox: Inbox, tmp_path: Path) -> None:
    send(inbox, mail("before"))

    with Inbox(folder=tmp_path / "inbox") as again:
        send(again, mail("after"))

        assert subjects(again) == ["before", "after"]


def test_a_taken_smtp_port_is_refused(inbox: Inbox, tmp_path: Path) -> None:
    with pytest.raises(OSError, match="in use"), Inbox(folder=tmp_path / "other", smtp_port=inbox.smtp_port):
        pass


def test_a_taken_web_port_is_refused_and_leaves_nothing_running(inbox: Inbox, tmp_path: Path) -> None:
    other = Inbox(folder=tmp_path / "other", web_port=inbox.web_port)

    with pytest.raises(OSError, match="in use"), other:
        pass

    with pytest.raises(ConnectionRefusedError):
        socket.create_connection(("127.0.0.1", other.smtp_port), timeout=1)
