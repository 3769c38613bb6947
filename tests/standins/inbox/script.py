"""The levers: what the SMTP server is told to answer next, other than 250."""

import re
import threading
from collections import deque
from dataclasses import dataclass
from typing import Final

VERBS: Final = ("MAIL", "RCPT", "DATA")
OK: Final = "250 OK"
DROP: Final = "dropped before 250"
REPLY: Final = re.compile(r"[245]\d\d [ -~]+")
HANG: Final = re.compile(r"HANG (?P<seconds>\d+(\.\d+)?)( (?P<reply>.+))?")


@dataclass(frozen=True)
class Reply:
    """One answer: a line of SMTP, seconds to hang before it, or a connection dropped instead of it."""

    line: str = OK
    hang_seconds: float = 0
    drops: bool = False

    @property
    def accepts(self) -> bool:
        """Whether the server takes what it was offered, told or untold."""
        return self.drops or self.line.startswith("2")

    def __str__(self) -> str:
        told = DROP if self.drops else self.line
        return f"{told} after {self.hang_seconds:g} s" if self.hang_seconds else told


def parse(text: str) -> Reply:
    """Read "OK", "DROP", "HANG 5", "HANG 5 451 later" or a reply such as "451 4.3.0 try later"; else ValueError."""
    if hang := HANG.fullmatch(text):
        then = parse(hang["reply"] or "OK")
        return Reply(line=then.line, hang_seconds=float(hang["seconds"]), drops=then.drops)
    if text == "OK":
        return Reply()
    if text == "DROP":
        return Reply(drops=True)
    if REPLY.fullmatch(text):
        return Reply(line=text)
    raise ValueError(f"{text!r} is no answer: say OK, DROP, HANG <seconds> [answer] or a reply such as 451 later")


class Script:
    """Answers waiting for each verb, used up in order; without any the server says 250."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._waiting: dict[str, deque[Reply]] = {verb: deque() for verb in VERBS}

    def add(self, verb: str, replies: list[str]) -> None:
        """Put answers behind those already waiting; ValueError changes nothing."""
        if verb not in VERBS:
            raise ValueError(f"{verb!r} has no lever: take one of {', '.join(VERBS)}")
        parsed = [parse(reply) for reply in replies]
        with self._lock:
            self._waiting[verb].extend(parsed)

    def next(self, verb: str) -> Reply:
        """Take the answer for this command."""
        with self._lock:
            return self._waiting[verb].popleft() if self._waiting[verb] else Reply()

    def waiting(self) -> dict[str, list[str]]:
        """Return what is still to come, as words."""
        with self._lock:
            return {verb: [str(reply) for reply in replies] for verb, replies in self._waiting.items()}

    def clear(self) -> None:
        """Forget what was to come."""
        with self._lock:
            for replies in self._waiting.values():
                replies.clear()
