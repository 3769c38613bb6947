"""What we write by hand is what Django's own message would have said."""

from email import message_from_bytes, policy
from email.message import EmailMessage
from typing import Any, Final

import pytest
from django.core.mail import EmailMultiAlternatives
from hypothesis import example, given
from hypothesis import strategies as st

from shop.mail.kinds import Attachment
from shop.mail.written import written
from tests.shop.mail.samples import every_mail

HEADERS: Final = {
    "Subject": "Hello",
    "From": "Mindful Culture <hello@shop.example>",
    "To": "ada@example.org",
    "Message-ID": "<0123456789abcdef0123456789abcdef@shop.example>",
    "List-Id": "Mindful Culture care notes <care.shop.example>",
    "List-Unsubscribe": f"<https://shop.example/care/{'x' * 60}/stop/>",
}
LETTERS: Final = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=300)


def ours(text: str, html: str, *files: Attachment, **headers: str) -> EmailMessage:
    return _read(written(HEADERS | headers, text=text, html=html, files=files))


def djangos(text: str, html: str, *files: Attachment, **headers: str) -> EmailMessage:
    given = HEADERS | headers
    rest = {name: value for name, value in given.items() if name not in ("Subject", "From", "To")}
    email = EmailMultiAlternatives(given["Subject"], text, given["From"], [given["To"]], headers=rest)
    email.attach_alternative(html, "text/html")
    for file in files:
        email.attach(file.name, file.content, file.type)
    return _read(email.message().as_bytes())


def _read(content: bytes) -> EmailMessage:
    message = message_from_bytes(content, policy=policy.default)
    assert isinstance(message, EmailMessage)
    return message


def said(message: EmailMessage) -> list[Any]:
    """Its headers, and each part's type, name and content; how lines end and what is encoded how doesn't count."""
    headers = {name: str(value).strip() for name, value in message.items() if name in HEADERS}
    leaves = [part for part in message.walk() if not part.is_multipart()]
    parts = [(part.get_content_type(), part.get_filename(), _plain(part.get_content())) for part in leaves]
    return [headers, *parts]


def _plain(content: Any) -> Any:
    return content.replace("\r\n", "\n").replace("\r", "\n").rstrip("\n") if isinstance(content, str) else content


@given(text=LETTERS, html=LETTERS)
@example(text=".\r\n.\rFrom here\n \t\n=20", html="x" * 2000)
@example(text="\ufeff", html="trailing \n\ttabs\t\n")
def test_any_words_arrive_as_they_were_written(text: str, html: str) -> None:
    assert said(ours(text, html)) == said(djangos(text, html))


@pytest.mark.parametrize("subject", ["Hello", "Zoë 👩\u200d🌾 sends grains", "W" * 190, "long words " * 17, "ж" * 190])
def test_headers_read_the_same(subject: str) -> None:
    assert said(ours("a", "b", Subject=subject)) == said(djangos("a", "b", Subject=subject))


def test_files_arrive_whole_with_their_names() -> None:
    files = [
        Attachment("Güide.pdf", b"%PDF\x00\xff", "application/pdf"),
        Attachment("jar.ics", b"BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n", "text/calendar"),
    ]

    assert said(ours("a", "b", *files)) == said(djangos("a", "b", *files))


def test_lines_are_short_ascii_and_end_as_mail_lines_do() -> None:
    content = written(HEADERS | {"Subject": "ж" * 190}, text="ж\r" * 400, html="<p>" + "é" * 5000, files=[])

    assert content.isascii()
    assert b"\r\nList-Unsubscribe: <https://" in content
    assert max(len(line) for line in content.split(b"\r\n") if b"<https://" not in line) <= 78
    assert content.count(b"\n") == content.count(b"\r\n") == content.count(b"\r")


@pytest.mark.parametrize("name", ["Subject", "To", "List-Id"])
def test_header_that_would_be_two_is_refused(name: str) -> None:
    with pytest.raises(ValueError, match="newlines"):
        ours("a", "b", **{name: "a@example.org\r\nBcc: all@example.org"})


@pytest.mark.django_db
def test_every_kind_says_what_it_said() -> None:
    for mail in every_mail():
        [_, text, html, *_] = said(ours(mail.words.text, mail.words.html))
        assert (text[2], html[2]) == (_plain(mail.words.text), _plain(mail.words.html)), str(mail)
