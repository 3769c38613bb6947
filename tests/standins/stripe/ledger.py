"""The stand-in's own book: one SQLite file with every object, event, delivery and stored answer."""

import json
import sqlite3
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

Json = dict[str, Any]

SCHEMA = (Path(__file__).parent / "ledger.sql").read_text()
MADE_UP_OF = ("objects", "deliveries", "answers", "settings", "timers")


class Ledger:
    """Holds JSON documents by id; one connection under one lock, so every transaction is serial."""

    def __init__(self, path: Path | str) -> None:
        self._lock = threading.RLock()
        self._depth = 0
        self._connection = sqlite3.connect(path, check_same_thread=False, isolation_level=None)
        self._connection.row_factory = sqlite3.Row
        self._connection.executescript(SCHEMA)

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All or nothing; an inner transaction joins the outer one."""
        with self._lock:
            self._depth += 1
            try:
                if self._depth == 1:
                    self.run("BEGIN IMMEDIATE")
                yield
            except BaseException:
                if self._depth == 1:
                    self.run("ROLLBACK")
                raise
            else:
                if self._depth == 1:
                    self.run("COMMIT")
            finally:
                self._depth -= 1

    def run(self, statement: str, *values: Any) -> list[sqlite3.Row]:
        with self._lock:
            return self._connection.execute(statement, values).fetchall()

    def add(self, document: Json, *, private: Json | None = None) -> Json:
        """Private is what Stripe knows about the object but never shows."""
        self.run(
            "INSERT INTO objects (id, kind, created, document, private) VALUES (?, ?, ?, ?, ?)",
            document["id"],
            document["object"],
            document["created"],
            json.dumps(document),
            json.dumps(private or {}),
        )
        return document

    def save(self, document: Json) -> Json:
        self.run("UPDATE objects SET document = ? WHERE id = ?", json.dumps(document), document["id"])
        return document

    def find(self, kind: str, identifier: str) -> Json | None:
        rows = self.run("SELECT document FROM objects WHERE id = ? AND kind = ?", identifier, kind)
        return _document(rows[0]) if rows else None

    def private(self, identifier: str) -> Json:
        rows = self.run("SELECT private FROM objects WHERE id = ?", identifier)
        private: Json = json.loads(rows[0]["private"])
        return private

    def every(self, kind: str, **equal: str) -> list[Json]:
        """Documents of a kind, oldest first, whose named fields have these values."""
        tests = "".join(f" AND json_extract(document, '$.{name}') = ?" for name in equal)
        statement = f"SELECT document FROM objects WHERE kind = ?{tests} ORDER BY sequence"
        return [_document(row) for row in self.run(statement, kind, *equal.values())]

    def setting(self, name: str) -> str | None:
        rows = self.run("SELECT value FROM settings WHERE name = ?", name)
        return str(rows[0]["value"]) if rows else None

    def remember(self, name: str, value: str) -> None:
        self.run("INSERT OR REPLACE INTO settings (name, value) VALUES (?, ?)", name, value)

    def wipe(self) -> None:
        with self.transaction():
            for table in MADE_UP_OF:
                self.run(f"DELETE FROM {table}")

    def close(self) -> None:
        with self._lock:
            self._connection.close()


def _document(row: sqlite3.Row) -> Json:
    document: Json = json.loads(row["document"])
    return document
