"""The folder that every received message lies in, one numbered .eml file each."""

import threading
from email import policy
from email.header import Header
from email.message import EmailMessage
from email.parser import BytesParser
from pathlib import Path
from typing import Final

PARSER: Final = BytesParser(policy=policy.default)
ANSWER: Final = "X-Inbox-Answer"  # what the sender was told, or that it was told nothing
FROM: Final = "X-Inbox-From"
TO: Final = "X-Inbox-To"


class Mailbox:
    """Stores messages in order of arrival; safe to share between threads of one process."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.folder.mkdir(parents=True, exist_ok=True)
        self._lock = threading.Lock()
        self._last_number = max((int(name) for name in self.names()), default=0)

    def store(self, content: bytes, *, sender: str, recipients: list[str], answer: str) -> str:
        """Write one message with its envelope in front; returns its name."""
        envelope = _header_lines({ANSWER: answer, FROM: sender, TO: ", ".join(recipients)})
        with self._lock:
            self._last_number += 1
            name = f"{self._last_number:06d}"
            part = self.folder / f"{name}.part"
            part.write_bytes(envelope + content)
            part.rename(self.folder / f"{name}.eml")
        return name

    def names(self) -> list[str]:
        """Names of all messages, oldest first."""
        return sorted(path.stem for path in self.folder.glob("*.eml") if path.stem.isdecimal())

    def source(self, name: str) -> bytes:
        """Return one message as stored; FileNotFoundError if there is none of that name."""
        if not name.isdecimal():
            raise FileNotFoundError(name)
        return (self.folder / f"{name}.eml").read_bytes()

    def message(self, name: str) -> EmailMessage:
        """Return one message, parsed."""
        return PARSER.parsebytes(self.source(name))

    def messages(self) -> list[EmailMessage]:
        """Return all messages, oldest first."""
        return [self.message(name) for name in self.names()]

    def headers(self) -> list[EmailMessage]:
        """Return the headers of all messages, oldest first, without taking their bodies apart."""
        return [PARSER.parsebytes(self.source(name), headersonly=True) for name in self.names()]

    def clear(self) -> None:
        """Throw every message away; numbers go on."""
        for name in self.names():
            (self.folder / f"{name}.eml").unlink(missing_ok=True)


def _header_lines(headers: dict[str, str]) -> bytes:
    lines = (f"{name}: {Header(value, header_name=name).encode()}\r\n" for name, value in headers.items())
    return "".join(lines).replace("\r\n", "\n").replace("\n", "\r\n").encode("ascii")
