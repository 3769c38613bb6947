"""Mails per second into an SMTP server on this machine: workers side by side, beside a bare smtplib loop.

The loop sends one ready-made message over one connection. The workers do what they do in the shop: claim, ask whether
the mail is still wanted, write it from its templates, pass the point of no return, hand it over, write down the end.
Rates are taken at the server, from the first mail to the last; it also counts what came twice.
"""

import contextlib
import os
import smtplib
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.house.databases import databases
from tests.house.house import House, house
from tests.services import postgres, wait_for_port

MAILS = 3000  # long enough for each worker to hear of them early on
WORKERS = 2
WARM = 20
PLAN = """
from django.utils import timezone
from shop.mail.queue import Planned, plan_many
words = {{"title": "Your jar", "text": "A note of a few words.", "url": ""}}
letters = [
    Planned("staff_alert", to=f"reader{{n}}@example.org", key=f"{name} {{n}}", payload=words) for n in range({count})
]
answer = len(plan_many(letters, now=timezone.now()))
"""
LETTER = """
from shop.mail.deliver import _letter
from shop.mail.kinds import kind_of
from shop.mail.letter import seal
from shop.mail.models import Mail
mail = Mail.objects.first()
answer = seal(_letter(mail, kind_of(mail))).content.decode()
"""


@dataclass
class Sink:
    """The server's notes: when each mail came, and its Message-ID."""

    port: int
    notes: Path

    def arrived(self) -> list[tuple[float, str]]:
        lines = [line.split(" ", 1) for line in self.notes.read_text().splitlines()]
        return [(float(when), message_id) for when, message_id in lines]

    def wait_for(self, count: int, *, seconds: float) -> list[tuple[float, str]]:
        until = time.monotonic() + seconds
        while len(found := self.arrived()) < count and time.monotonic() < until:
            time.sleep(0.2)
        return found


@contextlib.contextmanager
def sink(folder: Path, port: int) -> Iterator[Sink]:
    notes = folder / "arrived"
    notes.touch()
    server = subprocess.Popen([sys.executable, "-m", "tests.bench.sink", str(port), str(notes)])
    try:
        wait_for_port(port, seconds=10)
        yield Sink(port, notes)
    finally:
        server.terminate()
        server.wait(timeout=10)


def rate(arrived: list[tuple[float, str]]) -> float:
    return (len(arrived) - 1) / (arrived[-1][0] - arrived[0][0])


def bare_loop(made: Sink, content: bytes) -> float:
    """Mails per second by smtplib alone."""
    before = len(made.arrived())
    with smtplib.SMTP("127.0.0.1", made.port) as server:
        for _ in range(MAILS):
            server.sendmail("hello@shop.example", ["reader@example.org"], content)
    return rate(made.arrived()[before:])


def workers(made: House, at: Sink) -> tuple[float, int]:
    """Mails per second by the shop's workers, and how many came twice."""
    names = ["worker", *(f"worker {number}" for number in range(2, WORKERS + 1))]
    for name in names[1:]:
        made.commands[name] = made.commands["worker"]
    made.start(*names)
    made.ask(PLAN.format(name="warm", count=WARM))
    at.wait_for(WARM, seconds=60)
    made.ask(PLAN.format(name="timed", count=MAILS))
    arrived = at.wait_for(WARM + MAILS, seconds=300)
    for name in names:
        made.stop(name)
    ids = [message_id for _, message_id in arrived]
    assert len(set(ids)) == WARM + MAILS, f"{WARM + MAILS - len(set(ids))} mails never came"
    return rate(arrived[WARM:]), len(ids) - len(set(ids))


def measure() -> str:
    """One line: rates, ratio and doubles on the database that DATABASE_URL names, else SQLite."""
    with databases() as prepared, tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        with house(folder, prepared.copy(folder)) as made, sink(folder, made.ports.smtp) as at:
            made.environment["EMAIL_URL"] = f"smtp://127.0.0.1:{made.ports.smtp}?per_minute=0"
            fast, doubles = workers(made, at)
            bare = bare_loop(at, str(made.ask(LETTER)).encode())
    return f"{fast:>8.0f} mails/s by {WORKERS} workers, {bare:.0f}/s by smtplib: {fast / bare:.0%}, {doubles} doubles"


def report() -> Iterator[str]:
    """A line for SQLite and one for PostgreSQL."""
    yield f"SQLite     {measure()}\n"
    with postgres() as url:
        before = os.environ.get("DATABASE_URL", "")
        os.environ["DATABASE_URL"] = url
        try:
            yield f"PostgreSQL {measure()}\n"
        finally:
            os.environ["DATABASE_URL"] = before


if __name__ == "__main__":
    for line in report():
        sys.stdout.write(line)
