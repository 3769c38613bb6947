"""A mail as a message: written out whole for SMTP, or in parts for a provider's API."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from email import message_from_bytes
from email.utils import parseaddr
from functools import lru_cache
from typing import Any, Final

from django.core.mail import EmailMultiAlternatives
from django.core.mail.message import sanitize_address

from shop.mail import pictures
from shop.mail.kinds import Attachment
from shop.mail.outcomes import RefusedMessage
from shop.mail.related import as_part
from shop.mail.written import written

NO_PICTURES: Final = ("Brevo", "Postal", "Scaleway")  # their APIs know no picture within a text
NO_METADATA: Final = ("MailerSend",)
PLAIN: Final = re.compile(r"[\w+-]+(\.[\w+-]+)*@[a-z0-9-]+(\.[a-z0-9-]+)+", re.ASCII | re.IGNORECASE)
# Postmark writes a Message-ID of its own over ours unless asked not to.
KEEP_ID: Final = {"Postmark": {"X-PM-KeepID": "true"}}


@dataclass(frozen=True)
class Letter:
    """One mail, ready to go: its words, its sender and reader, its files and extra headers."""

    sender: str
    to: str
    subject: str
    text: str
    html: str
    message_id: str
    attachments: list[Attachment] = field(default_factory=list)
    headers: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Sealed:
    """A letter in its envelope: nothing about it can fail any more but the post itself."""

    letter: Letter
    sender: str
    recipient: str
    content: bytes


def seal(letter: Letter) -> Sealed:
    """Write the letter out as a message; RefusedMessage if an address or header can't be one."""
    try:
        recipient, content = _recipient(letter.to), _content(letter)
    except ValueError as error:
        raise RefusedMessage(str(error)) from error
    return Sealed(letter, _address(letter.sender), recipient, content)


def _recipient(address: str) -> str:
    # What is plain already would be taken apart and put together again for longer than the rest of the envelope takes.
    return address if PLAIN.fullmatch(address) else parseaddr(sanitize_address(address, "utf-8"))[1]


@lru_cache
def _address(sender: str) -> str:
    return parseaddr(sender)[1]


def as_email(sealed: Sealed) -> Any:
    """The letter as Django's message, which is written out as it was sealed."""
    email: Any = _filled(sealed.letter, sealed.letter.html, headers={})
    email.message = lambda: message_from_bytes(sealed.content)
    return email


def for_provider(letter: Letter, provider: str) -> EmailMultiAlternatives:
    """The letter as Anymail takes it apart again: pictures are files within, and its id comes back with each event."""
    shown = pictures.shown_in(letter.html)
    html = pictures.left_out(letter.html) if provider in NO_PICTURES else letter.html
    email = _filled(letter, html, headers=KEEP_ID.get(provider, {}))
    for picture in shown if html is letter.html else ():
        email.attach(as_part(picture))
    if provider not in NO_METADATA:
        email.metadata = {"mail": local_part(letter.message_id)}  # type: ignore[attr-defined]  # Anymail's
    return email


def local_part(message_id: str) -> str:
    """What stands before the @ of a Message-ID: short enough for every provider's metadata."""
    return message_id.strip("<>").partition("@")[0]


def _content(letter: Letter) -> bytes:
    named = {"Subject": letter.subject, "From": letter.sender, "To": letter.to}
    return written(named | _headers(letter), text=letter.text, html=letter.html, files=letter.attachments)


def _headers(letter: Letter) -> dict[str, str]:
    return {"Message-ID": letter.message_id, "Auto-Submitted": "auto-generated", **letter.headers}


def _filled(letter: Letter, html: str, *, headers: dict[str, str]) -> EmailMultiAlternatives:
    email = EmailMultiAlternatives(
        subject=letter.subject,
        body=letter.text,
        from_email=letter.sender,
        to=[letter.to],
        headers={**headers, **_headers(letter)},
    )
    email.attach_alternative(html, "text/html")
    _attach(email, letter.attachments)
    return email


def _attach(email: EmailMultiAlternatives, files: Sequence[Attachment]) -> None:
    for file in files:
        email.attach(file.name, file.content, file.type)
