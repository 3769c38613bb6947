"""What the pages show of a message: its headers, bodies and attachments as plain values."""

import re
from base64 import b64encode
from dataclasses import dataclass
from email.message import EmailMessage, Message

from tests.standins.inbox.mailbox import ANSWER
from tests.standins.inbox.script import OK


@dataclass(frozen=True)
class Attachment:
    """One attached file."""

    file_name: str
    content_type: str
    content: bytes


@dataclass(frozen=True)
class Row:
    """One line of the list; doubt is set when the sender wasn't told that we have the mail."""

    name: str
    subject: str
    sender: str
    to: str
    date: str
    doubt: str


def row(name: str, message: EmailMessage) -> Row:
    """Read a message's line of the list."""
    answer = str(message.get(ANSWER, OK))
    return Row(
        name=name,
        subject=str(message.get("Subject", "(no subject)")),
        sender=str(message.get("From", "")),
        to=str(message.get("To", "")),
        date=str(message.get("Date", "")),
        doubt="" if answer == OK else answer,
    )


def body(message: EmailMessage, kind: str) -> str | None:
    """Return the "plain" or "html" body, or None if the message has none."""
    part = message.get_body((kind,))
    return None if part is None else str(part.get_content())


def drawn(message: EmailMessage) -> str | None:
    """Return the "html" body with the pictures that came with it drawn in; None if the message has no such body."""
    html = body(message, "html")
    urls = {part["Content-ID"].strip("<>"): _data_url(part) for part in message.walk() if part["Content-ID"]}
    return html and re.sub(r'src="cid:([^"]+)"', lambda found: f'src="{urls.get(found[1], found[0])}"', html)


def _data_url(part: Message) -> str:
    content = part.get_payload(decode=True)
    assert isinstance(content, bytes)
    return f"data:{part.get_content_type()};base64,{b64encode(content).decode()}"


def attachments(message: EmailMessage) -> list[Attachment]:
    """Return everything that isn't a body."""
    return [
        Attachment(
            file_name=part.get_filename() or f"attachment-{number}",
            content_type=part.get_content_type(),
            content=part.get_payload(decode=True) or b"",  # type: ignore[arg-type]  # bytes, as decode is set
        )
        for number, part in enumerate(message.iter_attachments(), start=1)
    ]
