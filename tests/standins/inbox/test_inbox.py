import re
import smtplib
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from email.message import EmailMessage
from http.client import HTTPConnection
from pathlib import Path

import pytest

from tests.standins.inbox.server import Inbox

REPOSITORY = Path(__file__).parents[3]
PDF = b"%PDF-1.7 \x00\xff not really"
SUBJECT = "Your squishies are on their way 🫙✨"


@pytest.fixture
def inbox(tmp_path: Path) -> Iterator[Inbox]:
    with Inbox(folder=tmp_path / "inbox", web_port=0) as running:
        yield running


def mail(subject: str = SUBJECT) -> EmailMessage:
    message = EmailMessage()
    message["Subject"] = subject
    message["From"] = "Mindful Culture <shop@example.com>"
    message["To"] = "Zoë 🥛 <zoe@example.com>"
    message.set_content("Hello Zoë, see https://shop.example/order/1\n")
    message.add_alternative("<p>Hello <b>Zoë</b></p><script>alert(1)</script>", subtype="html")
    message.add_attachment(PDF, maintype="application", subtype="pdf", filename="Gétting Started.pdf")
    return message


def send(inbox: Inbox, message: EmailMessage | None = None, *, timeout: float = 5) -> None:
    with smtplib.SMTP("127.0.0.1", inbox.smtp_port, timeout=timeout, local_hostname="test") as client:
        client.send_message(message or mail())


def request(port: int | None, method: str, path: str, body: str | None = None) -> tuple[int, dict[str, str], bytes]:
    connection = HTTPConnection("127.0.0.1", port, timeout=5)
    connection.request(method, path, body, {"Content-Type": "application/json"} if body else {})
    response = connection.getresponse()
    answer = response.status, dict(response.getheaders()), response.read()
    connection.close()
    return answer


def page(inbox: Inbox, path: str) -> str:
    status, _, content = request(inbox.web_port, "GET", path)
    assert status == 200
    return content.decode()


def subjects(inbox: Inbox) -> list[str]:
    return [message["Subject"] for message in inbox.messages()]


def answers(inbox: Inbox) -> list[str]:
    return [message["X-Inbox-Answer"] for message in inbox.messages()]


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


def test_a_long_list_shows_the_newest_hundred(inbox: Inbox, tmp_path: Path) -> None:
    for number in range(1, 106):
        (tmp_path / "inbox" / f"{number:06d}.eml").write_bytes(f"Subject: {number}\r\n\r\n".encode())

    html = page(inbox, "/")

    assert re.findall(r"<strong>(.*?)</strong>", html) == [str(number) for number in range(105, 5, -1)]
    assert "<h1>105 messages</h1>" in html


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


def test_the_list_shows_the_newest_first_and_reloads(inbox: Inbox) -> None:
    send(inbox, mail("older"))
    send(inbox)

    html = page(inbox, "/")

    assert re.findall(r"<strong>(.*?)</strong>", html) == [SUBJECT, "older"]
    assert html.count('<meta http-equiv="refresh" content="5">') == 1
    assert "Zoë 🥛 &lt;zoe@example.com&gt;" in html


def test_an_empty_inbox_says_so(inbox: Inbox) -> None:
    assert "No mail yet." in page(inbox, "/")


def test_a_message_shows_text_html_headers_and_attachments(inbox: Inbox) -> None:
    send(inbox)

    html = page(inbox, "/messages/000001")

    assert f"<h1>{SUBJECT}</h1>" in html
    assert '<a href="https://shop.example/order/1" rel="nofollow">https://shop.example/order/1</a>' in html
    assert '<th scope="row">X-Inbox-From</th><td>shop@example.com</td>' in html
    assert '<iframe title="HTML part" src="/messages/000001/html" sandbox=' in html
    assert "Gétting Started.pdf</a>\n(application/pdf, " in html
    assert "alert(1)" not in html


def test_the_html_part_can_run_and_load_nothing(inbox: Inbox) -> None:
    send(inbox)

    status, headers, content = request(inbox.web_port, "GET", "/messages/000001/html")

    assert status == 200
    assert content.decode().startswith("<p>Hello <b>Zoë</b></p>")
    assert headers["Content-Security-Policy"].startswith("default-src 'none'; style-src 'unsafe-inline';")
    assert "allow-scripts" not in headers["Content-Security-Policy"]


def test_an_attachment_downloads_as_it_was_sent(inbox: Inbox) -> None:
    send(inbox)

    status, headers, content = request(inbox.web_port, "GET", "/messages/000001/attachments/1")

    assert (status, content) == (200, PDF)
    assert headers["Content-Type"] == "application/pdf"
    assert headers["Content-Disposition"].startswith("attachment;")


def test_the_source_is_the_message_as_stored(inbox: Inbox, tmp_path: Path) -> None:
    send(inbox)

    _, _, content = request(inbox.web_port, "GET", "/messages/000001/source")

    assert content == (tmp_path / "inbox" / "000001.eml").read_bytes()


def test_doubt_is_shown_in_the_list(inbox: Inbox) -> None:
    inbox.script("DATA", ["DROP"])
    with pytest.raises((smtplib.SMTPServerDisconnected, ConnectionResetError)):
        send(inbox)

    assert "sender was told: dropped before 250" in page(inbox, "/")


@pytest.mark.parametrize(
    "path",
    [
        "/messages/000009",
        "/messages/..%2f..%2fmanage.py",
        "/messages/000001/attachments/0",
        "/messages/000001/attachments/2",
        "/nothing",
    ],
)
def test_what_is_not_there_is_not_found(inbox: Inbox, path: str) -> None:
    send(inbox)

    assert request(inbox.web_port, "GET", path)[0] == 404


def test_a_message_without_html_or_subject_can_be_read(inbox: Inbox) -> None:
    message = EmailMessage()
    message["From"], message["To"] = "a@example.com", "b@example.com"
    message.set_content("<script>only text</script>")
    send(inbox, message)

    html = page(inbox, "/messages/000001")

    assert "<h1>(no subject)</h1>" in html
    assert "&lt;script&gt;only text&lt;/script&gt;" in html
    assert "<iframe" not in html
    assert request(inbox.web_port, "GET", "/messages/000001/html")[0] == 404


def test_levers_are_reached_over_http(inbox: Inbox) -> None:
    body = '{"verb": "DATA", "replies": ["451 4.3.0 try later", "DROP"]}'

    status, _, content = request(inbox.web_port, "POST", "/_levers/script", body)
    with pytest.raises(smtplib.SMTPDataError, match="try later"):
        send(inbox)

    assert (status, content) == (
        200,
        b'{"MAIL": [], "RCPT": [], "DATA": ["451 4.3.0 try later", "dropped before 250"]}',
    )
    assert request(inbox.web_port, "DELETE", "/_levers/script")[2] == b'{"MAIL": [], "RCPT": [], "DATA": []}'


@pytest.mark.parametrize(
    "body", ["{}", "[]", "not json", '{"verb": "DATA", "replies": ["soon"]}', '{"verb": 1, "replies": 1}']
)
def test_a_lever_pulled_wrongly_changes_nothing(inbox: Inbox, body: str) -> None:
    assert request(inbox.web_port, "POST", "/_levers/script", body)[0] == 400
    assert request(inbox.web_port, "GET", "/_levers/script")[2] == b'{"MAIL": [], "RCPT": [], "DATA": []}'


def test_the_folder_can_be_emptied_over_http(inbox: Inbox) -> None:
    send(inbox)

    assert request(inbox.web_port, "DELETE", "/_levers/messages")[0] == 204
    assert inbox.messages() == []


@pytest.mark.process
def test_it_runs_as_a_process_of_its_own(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "tests.standins.inbox", "--smtp-port", "0", "--web-port", "0", "--folder"]
    process = subprocess.Popen([*command, str(tmp_path)], cwd=REPOSITORY, stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    greeting = process.stdout.readline()
    web, smtp = (int(port) for port in re.findall(r"(?:127\.0\.0\.1:|port )(\d+)", greeting))

    with smtplib.SMTP("127.0.0.1", smtp, timeout=5, local_hostname="test") as client:
        client.send_message(mail())
    listed = request(web, "GET", "/")[2].decode()
    shown = request(web, "GET", "/messages/000001")[0]
    process.terminate()

    assert re.findall(r"<strong>(.*?)</strong>", listed) == [SUBJECT]
    assert shown == 200
    assert process.wait(timeout=5) == 0
    process.stdout.close()
