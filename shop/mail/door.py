"""The only door to the mail server: opens a connection, and hands one letter over through it."""

import smtplib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email.utils import parseaddr
from typing import Any, Protocol

from django.core.mail import EmailMultiAlternatives, get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.core.mail.backends.smtp import EmailBackend
from django.core.mail.message import sanitize_address

from shop.mail import pictures, smtp
from shop.mail.kinds import Attachment
from shop.mail.outcomes import RefusedMessage, Unreachable
from shop.mail.related import illustrate


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

    sender: str
    recipient: str
    email: EmailMultiAlternatives
    content: bytes


def seal(letter: Letter) -> Sealed:
    """Write the letter out as a message; RefusedMessage if an address or header can't be one."""
    email = as_email(letter)
    try:
        message: Any = email.message()
        recipient = sanitize_address(letter.to, "utf-8")
    except ValueError as error:
        raise RefusedMessage(str(error)) from error
    return Sealed(parseaddr(letter.sender)[1], recipient, email, message.as_bytes(linesep="\r\n"))


class Connection(Protocol):
    """An open line to the mail server; raises what shop.mail.outcomes names."""

    def hand_over(self, sealed: Sealed) -> None: ...


@contextmanager
def connected() -> Iterator[Connection]:
    """Connect, greet and log in, so that what fails afterwards is about the letter; Unreachable if that fails."""
    backend = get_connection(timeout=smtp.CONNECT_SECONDS)
    if not isinstance(backend, EmailBackend):
        yield _Local(backend)
        return
    try:
        backend.open()
    except OSError as error:
        raise Unreachable(smtp.describe(error)) from error
    server: Any = backend.connection
    try:
        smtp.greet(server)
        yield _Smtp(server)
    finally:
        smtp.hang_up(server)


@dataclass(frozen=True)
class _Smtp:
    server: smtplib.SMTP

    def hand_over(self, sealed: Sealed) -> None:
        smtp.hand_over(self.server, sender=sealed.sender, recipient=sealed.recipient, message=sealed.content)


@dataclass(frozen=True)
class _Local:
    """Django's backends without a network: memory, console, files."""

    backend: BaseEmailBackend

    def hand_over(self, sealed: Sealed) -> None:
        self.backend.send_messages([sealed.email])


class _Illustrated(EmailMultiAlternatives):
    """Differs from Django's: the pictures that its HTML shows come with it."""

    def message(self, *args: Any, **kwargs: Any) -> Any:
        html = "".join(str(content) for content, _ in self.alternatives)
        return illustrate(super().message(*args, **kwargs), pictures.shown_in(html))


def as_email(letter: Letter) -> EmailMultiAlternatives:
    """The letter as Django's message: text first, HTML with its pictures as the alternative, files after."""
    email = _Illustrated(
        subject=letter.subject,
        body=letter.text,
        from_email=letter.sender,
        to=[letter.to],
        headers={"Message-ID": letter.message_id, "Auto-Submitted": "auto-generated", **letter.headers},
    )
    email.attach_alternative(letter.html, "text/html")
    for file in letter.attachments:
        email.attach(file.name, file.content, file.type)
    return email
