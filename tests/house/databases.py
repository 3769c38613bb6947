"""A migrated and seeded database of its own for each house: made once per run, then copied."""

import contextlib
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import psycopg
from psycopg import sql

ROOT = Path(__file__).resolve().parent.parent.parent
TEMPLATE = f"mindful_template_{os.getpid()}"
DEMO_LOGIN = ("owner@mindful-culture.example", "squishies-at-home")


@dataclass(frozen=True)
class Database:
    """Where a house keeps its data: an empty `url` means the SQLite file in its folder."""

    url: str


class Databases:
    """Makes fresh copies of one prepared database, of the kind that this run is about."""

    def __init__(self, server_url: str) -> None:
        self.server_url = server_url
        self.folder = Path(tempfile.mkdtemp(prefix="mindful-template-"))
        self.copies = 0
        if server_url:
            self._execute(f"DROP DATABASE IF EXISTS {TEMPLATE} WITH (FORCE)", f"CREATE DATABASE {TEMPLATE}")
        _ready(self.folder, self._named(TEMPLATE) if server_url else "")

    def copy(self, folder: Path) -> Database:
        """A fresh copy for a house in that folder, static files included."""
        self.copies += 1
        shutil.copytree(self.folder / "static", folder / "static", dirs_exist_ok=True)
        if not self.server_url:
            shutil.copy(self.folder / "shop.sqlite3", folder / "shop.sqlite3")
            return Database("")
        name = f"mindful_house_{os.getpid()}_{self.copies}"
        self._execute(f"CREATE DATABASE {name} TEMPLATE {TEMPLATE}")
        return Database(self._named(name))

    def _named(self, name: str) -> str:
        return urlsplit(self.server_url)._replace(path=f"/{name}").geturl()

    def _execute(self, *statements: str) -> None:
        with psycopg.connect(self.server_url, autocommit=True) as connection:
            for statement in statements:
                connection.execute(sql.SQL(statement))


def _ready(folder: Path, url: str) -> None:
    environment = os.environ | {"DATA_DIR": str(folder), "DATABASE_URL": url}
    command = [sys.executable, "manage.py", "ready", "--demo-login", *DEMO_LOGIN]
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    if not url:
        _close_wal(folder / "shop.sqlite3")


def _close_wal(path: Path) -> None:
    """Move what still stands in the write-ahead log into the file, so that the file alone can be copied."""
    import sqlite3

    with contextlib.closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")


@contextlib.contextmanager
def databases() -> Iterator[Databases]:
    made = Databases(os.environ.get("DATABASE_URL", ""))
    try:
        yield made
    finally:
        shutil.rmtree(made.folder, ignore_errors=True)
