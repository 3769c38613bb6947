"""The only door to the mail server or provider: opens a line, and hands letters over through it one by one."""

import smtplib
from typing import Any, Protocol

from anymail.backends.base import AnymailBaseBackend
from anymail.exceptions import AnymailConfigurationError
from django.core.mail import get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.core.mail.backends.smtp import EmailBackend

from shop.mail import api, smtp
from shop.mail.letter import Sealed, as_email, for_provider
from shop.mail.outcomes import Closed, Unreachable


class Line(Protocol):
    """A way out that may serve several letters; raises what shop.mail.outcomes names."""

    def ready(self) -> bool:
        """Make sure that what fails afterwards is about the letter; True if the server has just said hello."""

    def hand_over(self, sealed: Sealed) -> None: ...

    def close(self) -> None: ...


def line() -> Line:
    """The way out that EMAIL_URL names, not open yet; Unreachable if it can't be used as it is set up."""
    try:
        backend = get_connection()
    except AnymailConfigurationError as error:
        raise Unreachable(str(error)) from error
    if isinstance(backend, EmailBackend):
        return SmtpLine(backend)
    return ApiLine(backend) if isinstance(backend, AnymailBaseBackend) else LocalLine(backend)


class SmtpLine:
    """One connection for many letters, opened anew when the server has closed it."""

    def __init__(self, backend: EmailBackend) -> None:
        self._backend = backend
        self._server: smtplib.SMTP | None = None
        self._used = self._clean = False

    def ready(self) -> bool:
        if self._server is not None and (self._clean or smtp.is_alive(self._server)):
            return False
        self._connect()
        return True

    def hand_over(self, sealed: Sealed) -> None:
        server = self._begin(self._server or self._connect(), sealed.sender)
        smtp.hand_over(server, recipient=sealed.recipient, message=sealed.content)
        self._used = self._clean = True

    def close(self) -> None:
        if self._server is not None:
            smtp.hang_up(self._server)
            self._server = None

    def _begin(self, server: smtplib.SMTP, sender: str) -> smtplib.SMTP:
        self._clean = False
        try:
            smtp.begin(server, sender=sender)
        except Closed:
            if not self._used:
                raise
            # It had enough of us between two letters, which says nothing about this one.
            server = self._connect()
            smtp.begin(server, sender=sender)
        return server

    def _connect(self) -> smtplib.SMTP:
        self.close()
        self._backend.timeout, self._backend.connection = smtp.CONNECT_SECONDS, None
        try:
            self._backend.open()
        except OSError as error:
            raise Unreachable(smtp.describe(error)) from error
        server: Any = self._backend.connection
        self._server, self._used, self._clean = server, False, True
        smtp.greet(server)
        return self._server


class ApiLine:
    """One session with a provider for many letters."""

    def __init__(self, backend: AnymailBaseBackend) -> None:
        self._backend = backend

    def ready(self) -> bool:
        api.open_session(self._backend)
        return False

    def hand_over(self, sealed: Sealed) -> None:
        api.hand_over(self._backend, for_provider(sealed.letter, self._backend.esp_name))

    def close(self) -> None:
        self._backend.close()


class LocalLine:
    """Django's backends without a network: memory, console, files."""

    def __init__(self, backend: BaseEmailBackend) -> None:
        self._backend = backend

    def ready(self) -> bool:
        return False

    def hand_over(self, sealed: Sealed) -> None:
        self._backend.send_messages([as_email(sealed)])

    def close(self) -> None:
        self._backend.close()
