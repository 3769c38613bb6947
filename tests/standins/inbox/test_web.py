import re
import smtplib
from email.message import EmailMessage
from pathlib import Path

import pytest

from tests.standins.inbox.correspondence import PDF, SUBJECT, mail, page, request, send
from tests.standins.inbox.server import Inbox


def test_a_long_list_shows_the_newest_hundred(inbox: Inbox, tmp_path: Path) -> None:
    for number in range(1, 106):
        (tmp_path / "inbox" / f"{number:06d}.eml").write_bytes(f"Subject: {number}\r\n\r\n".encode())

    html = page(inbox, "/")

    assert re.findall(r"<strong>(.*?)</strong>", html) == [str(number) for number in range(105, 5, -1)]
    assert "<h1>105 messages</h1>" in html


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
