import re
import smtplib
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.standins.inbox.correspondence import SUBJECT, mail, request

REPOSITORY = Path(__file__).parents[3]


@pytest.fixture
def process(tmp_path: Path) -> Iterator[subprocess.Popen[str]]:
    command = [sys.executable, "-m", "tests.standins.inbox", "--smtp-port", "0", "--web-port", "0", "--folder"]
    with subprocess.Popen([*command, str(tmp_path)], cwd=REPOSITORY, stdout=subprocess.PIPE, text=True) as running:
        yield running
        running.kill()


@pytest.mark.process
def test_it_runs_as_a_process_of_its_own(process: subprocess.Popen[str]) -> None:
    assert process.stdout is not None
    greeting = process.stdout.readline()
    web, smtp = (int(port) for port in re.findall(r"(?:127\.0\.0\.1:|port )(\d+)", greeting))

    with smtplib.SMTP("127.0.0.1", smtp, timeout=5, local_hostname="test") as client:
        client.send_message(mail())
    listed = request(web, "GET", "/")[2].decode()
    shown = request(web, "GET", "/messages/000001")[0]
    process.terminate()

    assert re.findall(r"<strong>(.*?)</strong>", listed) == [SUBJECT]
    assert shown == 200
    assert process.wait(timeout=5) == 0
