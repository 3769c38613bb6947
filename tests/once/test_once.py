"""A test is run once only if it touched nothing that differs between the two runs of `make test`."""

import os
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
TESTS = """
import os, subprocess, sys
import pytest
from django.conf import settings
from django.core.cache import cache
from django.db import connection, connections

@pytest.fixture(scope="module")
def vendor():
    return connection.vendor

@pytest.fixture(scope="module")
def word():
    return "calm"

def test_sum(word): assert len(word) == 4
def test_other_variable(): assert os.environ["STRIPE_SECRET_KEY"]
def test_other_setting(): assert settings.SITE_URL
def test_cache(): assert cache.get("nothing") is None
def test_connection(): assert connection.vendor
def test_all_connections(): connections.close_all()
def test_variable(): assert os.environ.get("DATABASE_URL", "") is not None
def test_whole_environment(): assert os.environ | {}
def test_setting(): assert settings.CACHES
def test_broker():
    from shop.celery import app
    with app.connection_for_write() as broker: assert broker.connection
def test_process(): subprocess.run([sys.executable, "-c", ""], check=True)
def test_shared_vendor(vendor): pass
def test_shared_vendor_again(vendor): pass
def test_that_fails(): assert False
"""
# Without the plugins that these tests don't use: they cost most of the start.
BARE = {"PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1", "DJANGO_SETTINGS_MODULE": "shop.settings"}
PYTEST = [sys.executable, "-m", "pytest", "-v", "--rootdir=.", "--override-ini", "addopts=--import-mode=importlib"]


def run(plugin: str, folder: Path) -> list[str]:
    """The names of the tests that ran."""
    file = folder / "test_everything.py"
    file.write_text(TESTS)
    command = [*PYTEST, "-p", "tests.environment", "-p", plugin, str(file)]
    environment = os.environ | BARE | {"ONCE": str(folder)}
    said = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    assert "1 failed" in said.stdout, said.stdout + said.stderr
    return re.findall(r"::test_(\w+) (?:PASSED|FAILED)", said.stdout)


def test_second_run_leaves_out_what_touched_nothing(tmp_path: Path) -> None:
    first = run("tests.once.recording", tmp_path)

    second = run("tests.once.deselecting", tmp_path)

    assert len(first) == TESTS.count("def test_")
    # All that touches a cache, a connection, the broker, a variable, a process or a fixture that did; and what failed.
    assert sorted(set(first) - set(second)) == ["other_setting", "other_variable", "sum"]
