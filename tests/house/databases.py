"""A migrated and seeded database of its own for each house: made once per run, then copied."""

import contextlib
import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import psycopg
from psycopg import sql

from tests.house.sharing import RUN, one_at_a_time, shared

ROOT = Path(__file__).resolve().parent.parent.parent
# Compressing them takes half a minute, so they are kept; `manage.py ready` sees when one has changed.
STATIC = ROOT / "var" / "tests" / "static"
TEMPLATE = f"mindful_template_{RUN}"
DEMO_LOGIN = ("owner@mindful-culture.example", "squishies-at-home")


@dataclass(frozen=True)
class Database:
    """Where a house keeps its data: an empty `url` means the SQLite file in its folder."""

    url: str


class Databases:
    """Makes fresh copies of one prepared database, of the kind that this run is about."""

    def __init__(self, server_url: str, folder: Path) -> None:
        self.server_url = server_url
        self.folder = folder
        self.copies = 0

    def copy(self, folder: Path) -> Database:
        """A fresh copy for a house in that folder, static files included."""
        self.copies += 1
        (folder / "static").symlink_to(STATIC)
        if not self.server_url:
            shutil.copy(self.folder / "shop.sqlite3", folder / "shop.sqlite3")
            return Database("")
        name = f"mindful_house_{os.getpid()}_{self.copies}"
        _execute(self.server_url, f"CREATE DATABASE {name} TEMPLATE {TEMPLATE}")
        return Database(_named(self.server_url, name))


@contextlib.contextmanager
def databases() -> Iterator[Databases]:
    """Of the server that DATABASE_URL names, else of SQLite."""
    server_url = os.environ.get("DATABASE_URL", "")
    kind = "postgres" if server_url else "sqlite"

    def make(folder: Path) -> None:
        if server_url:
            _execute(server_url, f"CREATE DATABASE {TEMPLATE}")
        _ready(folder, _named(server_url, TEMPLATE) if server_url else "")

    def forget() -> None:
        if server_url:
            _execute(server_url, f"DROP DATABASE IF EXISTS {TEMPLATE} WITH (FORCE)")

    with shared(kind, make=make, forget=forget) as folder:
        yield Databases(server_url, folder)


def _named(server_url: str, name: str) -> str:
    return urlsplit(server_url)._replace(path=f"/{name}").geturl()


def _execute(server_url: str, statement: str) -> None:
    with psycopg.connect(server_url, autocommit=True) as connection:
        connection.execute(sql.SQL(statement))


def _ready(folder: Path, url: str) -> None:
    """Migrate, seed, and collect the static files into the folder that all runs share."""
    environment = os.environ | {"DATA_DIR": str(folder), "DATABASE_URL": url}
    command = [sys.executable, "manage.py", "ready", "--demo-login", *DEMO_LOGIN]
    with one_at_a_time(STATIC.parent):
        STATIC.mkdir(exist_ok=True)
        (folder / "static").symlink_to(STATIC)
        done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    if not url:
        _close_wal(folder / "shop.sqlite3")


def _close_wal(path: Path) -> None:
    """Move what still stands in the write-ahead log into the file, so that the file alone can be copied."""
    with contextlib.closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
