"""The stand-in as a process of its own."""

import re
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.contract.world import world
from tests.standins.stripe.levers import Levers

COMMAND = [sys.executable, "-m", "tests.standins.stripe", "--port", "0"]


def started(database: Path, *more: str) -> tuple[subprocess.Popen[str], str]:
    process = subprocess.Popen([*COMMAND, "--database", str(database), *more], stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    line = re.fullmatch(r"Stripe stand-in listening on (http://127\.0\.0\.1:\d+)\n", process.stdout.readline())
    assert line is not None
    return process, line[1]


def end(process: subprocess.Popen[str], number: signal.Signals) -> int:
    process.send_signal(number)
    process.communicate(timeout=10)
    return process.returncode


@pytest.mark.process
def test_its_book_survives_kill_9(tmp_path: Path) -> None:
    first, url = started(tmp_path / "ledger.sqlite3", "--seed", "5")
    session = world(url, "rk_test_0123456789", patience=1).order().id
    Levers(url).pay(session)
    end(first, signal.SIGKILL)

    second, url = started(tmp_path / "ledger.sqlite3")
    book = Levers(url).ledger()

    assert end(second, signal.SIGTERM) == 0
    assert [(found["id"], found["status"]) for found in book["sessions"]] == [(session, "complete")]
    assert [found["amount"] for found in book["charges"]] == [1400]


@pytest.mark.process
def test_without_validation_it_needs_no_dev_packages(tmp_path: Path) -> None:
    program = (
        "import sys; from tests.standins.stripe.server import StandIn\n"
        f"with StandIn(database={str(tmp_path / 'ledger.sqlite3')!r}): pass\n"
        "print(sorted({'tests.standins.stripe.contract', 'jsonschema', 'django', 'shop'} & set(sys.modules)))"
    )

    said = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)

    assert said.stdout == "[]\n"
