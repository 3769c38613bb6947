"""What is made for a file's tests is made once, however many workers pytest has."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.by_file import together

ROOT = Path(__file__).resolve().parent.parent
TESTS = """
import os, pathlib, pytest

@pytest.mark.parametrize("number", range(5))
def test_part(number):
    book = pathlib.Path(__file__).with_suffix(".txt")
    with book.open("a") as lines: lines.write(os.environ["PYTEST_XDIST_WORKER"] + "\\n")
"""
PYTEST = [sys.executable, "-m", "pytest", "--rootdir=.", "--override-ini", "addopts=--import-mode=importlib", "-n", "2"]


@pytest.mark.parametrize(
    ("nodeid", "unit"),
    [
        ("tests/shop/test_seed.py::test_empty_shop", "tests/shop/test_seed.py"),
        ("tests/shop/test_menu.py::test_link[a::b@c]", "tests/shop/test_menu.py"),
        ("tests/concurrency/test_last_jar.py::test_twenty", "tests/concurrency/"),
        ("tests/journeys/test_jar.py::test_zoom", "tests/journeys/"),
    ],
)
def test_file_goes_to_one_worker_and_what_shares_a_house_too(nodeid: str, unit: str) -> None:
    assert together(nodeid) == unit


def test_pytest_heeds_it(tmp_path: Path) -> None:
    """Groups of tests once went unheeded after an update, and nobody saw it."""
    for name in ("test_one.py", "test_two.py", "test_three.py"):
        (tmp_path / name).write_text(TESTS)
    bare = os.environ | {"PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1"}

    command = [*PYTEST, "-p", "xdist", "-p", "tests.by_file", str(tmp_path)]
    subprocess.run(command, cwd=ROOT, env=bare, check=True, capture_output=True)

    books = [book.read_text().split() for book in sorted(tmp_path.glob("*.txt"))]
    assert [(len(book), len(set(book))) for book in books] == [(5, 1)] * 3
