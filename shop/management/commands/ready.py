"""Makes this checkout ready to serve: database, static files, seed. Quick when there is nothing to do."""

import contextlib
import gc
import hashlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import BaseCommand, CommandParser, call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor


class Command(BaseCommand):
    help = "Migrate, collect static files and seed the demo shop, as far as needed."
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--demo-login", nargs=2, metavar=("EMAIL", "PASSWORD"))

    def handle(self, *args: Any, **options: Any) -> None:
        self._step("1/3 Database", self._migrate)
        self._step("2/3 Static files", self._collect)
        self._step("3/3 Demo shop", lambda: self._seed(options["demo_login"]))

    def _step(self, title: str, work: Any) -> None:
        self.stdout.write(f"[{title}]", ending=" ")
        self.stdout.flush()
        self.stdout.write(work())

    def _migrate(self) -> str:
        executor = MigrationExecutor(connection)
        plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
        if not plan:
            return "up to date"
        with _seldom_tidied():
            call_command("migrate", verbosity=0, interactive=False)
        return f"{len(plan)} migrations applied"

    def _collect(self) -> str:
        stamp = Path(settings.STATIC_ROOT) / ".collected"
        wanted = fingerprint()
        if stamp.exists() and stamp.read_text() == wanted:
            return "up to date"
        call_command("collectstatic", verbosity=0, interactive=False, clear=True)
        stamp.write_text(wanted)
        return "collected"

    def _seed(self, demo_login: list[str] | None) -> str:
        options = {"demo": demo_login} if demo_login else {}
        call_command("seed", verbosity=0, **options)
        return "in place"


@contextlib.contextmanager
def _seldom_tidied() -> Iterator[None]:
    """Migrating makes every model anew hundreds of times; looking for garbage meanwhile took a third of its time."""
    before = gc.get_threshold()
    gc.set_threshold(50_000, 20, 50)  # some 100 MB more, for seconds
    try:
        yield
    finally:
        gc.set_threshold(*before)


def fingerprint() -> str:
    """A hash over every static file's path, size and time: changes when any of them does."""
    digest = hashlib.sha256()
    for finder in get_finders():
        for path, storage in finder.list(None):
            file = Path(storage.path(path))
            digest.update(f"{path} {file.stat().st_size} {file.stat().st_mtime_ns}\n".encode())
    return digest.hexdigest()
