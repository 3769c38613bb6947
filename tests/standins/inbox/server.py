"""The local inbox: an SMTP server that keeps every mail in a folder, and a web page to read them."""

from contextlib import ExitStack
from email.message import EmailMessage
from pathlib import Path
from typing import Self

from tests.standins.inbox.mailbox import Mailbox
from tests.standins.inbox.script import Script
from tests.standins.inbox.smtp import Handler, SmtpServer
from tests.standins.inbox.web import Web
from tests.standins.inbox.web_server import WebServer


class Inbox:
    """Both servers for the length of a `with`; ports of 0 take free ones, a web port of None means no pages.

    Inside the `with`, smtp_port and web_port say where they listen. OSError if a port is taken.
    """

    def __init__(self, *, folder: Path | str, smtp_port: int = 0, web_port: int | None = None) -> None:
        self.smtp_port = smtp_port
        self.web_port = web_port
        self._mailbox = Mailbox(Path(folder))
        self._script = Script()

    def __enter__(self) -> Self:
        with ExitStack() as started:
            handler = Handler(self._mailbox, self._script)
            self.smtp_port = started.enter_context(SmtpServer(handler, self.smtp_port)).port
            if self.web_port is not None:
                app = Web(self._mailbox, self._script)
                self.web_port = started.enter_context(WebServer(app, self.web_port)).port
            self._running = started.pop_all()
        return self

    def __exit__(self, *error: object) -> None:
        self._running.close()

    def messages(self) -> list[EmailMessage]:
        """Return every stored message, oldest first; X-Inbox-Answer says what its sender was told."""
        return self._mailbox.messages()

    def headers(self) -> list[EmailMessage]:
        """Return every message's headers only, oldest first; for counting thousands."""
        return self._mailbox.headers()

    def script(self, verb: str, replies: list[str]) -> None:
        """Answer the next MAIL, RCPT or DATA commands so: "451 4.3.0 later", "OK", "DROP", "HANG 5 [answer]"."""
        self._script.add(verb, replies)

    def clear(self) -> None:
        """Throw away every message and every scripted answer."""
        self._script.clear()
        self._mailbox.clear()
