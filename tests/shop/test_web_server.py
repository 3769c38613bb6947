"""The web server as it is run: silent connections keep nobody waiting."""

import contextlib
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.services import free_port, wait_for_port

ROOT = Path(__file__).resolve().parent.parent.parent
HELLO = """
def application(environ, start_response):
    start_response("200 OK", [("Content-Length", "5")])
    return [b"hello"]
"""


@pytest.fixture
def port(tmp_path: Path) -> Iterator[int]:
    """Where an empty application listens, under the shop's own settings of gunicorn."""
    (tmp_path / "hello.py").write_text(HELLO)
    port = free_port()
    config = ["--config", "python:shop.web_server", "--workers", "1", "--bind", f"127.0.0.1:{port}"]
    command = [sys.executable, "-m", "gunicorn", *config, "--pythonpath", f"{tmp_path},{ROOT}", "hello"]
    with subprocess.Popen(command, cwd=ROOT) as server:
        wait_for_port(port, seconds=30)
        yield port
        server.terminate()


@pytest.mark.process
def test_silent_connections_keep_no_page_waiting(port: int) -> None:
    with contextlib.ExitStack() as open_connections:
        for _ in range(40):
            open_connections.enter_context(socket.create_connection(("127.0.0.1", port)))
        began = time.monotonic()

        with urllib.request.urlopen(f"http://127.0.0.1:{port}/", timeout=60) as answer:
            said = answer.read()

    assert said == b"hello"
    assert time.monotonic() - began < 4  # gunicorn's own worker: 40 connections, 4 threads, 5 s each, 50 s


def test_first_page_loads_nothing_that_could_be_loaded_before() -> None:
    program = (
        "import sys, shop.wsgi\n"
        "from django.test import Client\n"
        "before = set(sys.modules)\n"
        "assert Client().get('/healthz').status_code == 200\n"
        "ours = ('shop', 'catalogue', 'content', 'oscar')\n"
        "print([name for name in set(sys.modules) - before if name.startswith(ours)])"
    )

    said = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True)

    assert said.stdout == "[]\n"
