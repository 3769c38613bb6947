"""Starts a real PostgreSQL and a real Redis on free ports from installed binaries, and ends them."""

import contextlib
import os
import pwd
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

DATABASE = "mindful"


def free_port() -> int:
    with contextlib.closing(socket.socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def postgres_folder() -> Path | None:
    """Where the server's binaries are: on the path, or where Debian hides them."""
    if found := shutil.which("initdb"):
        return Path(found).resolve().parent
    candidates = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    return candidates[-1].parent if candidates else None


@contextlib.contextmanager
def postgres() -> Iterator[str]:
    """Yield a DATABASE_URL. PostgreSQL refuses to run as root, so root lends it to the user `postgres`."""
    binaries = postgres_folder()
    assert binaries, "PostgreSQL's server is not installed"
    user = "postgres" if os.geteuid() == 0 else pwd.getpwuid(os.geteuid()).pw_name
    folder = Path(tempfile.mkdtemp(prefix="mindful-postgres-"))
    if os.geteuid() == 0:
        shutil.chown(folder, user)
    port = free_port()
    # Nobody pulls this server's plug: what it would do against that costs, and shows nothing.
    hasty = "-c fsync=off -c synchronous_commit=off -c full_page_writes=off -c autovacuum=off"
    options = f"-p {port} -k {folder} -c listen_addresses=127.0.0.1 -c max_connections=200 {hasty}"
    _as(user, binaries / "initdb", "-D", folder / "data", "-U", "mindful", "-A", "trust", "-E", "UTF8", "--no-sync")
    _as(user, binaries / "pg_ctl", "-D", folder / "data", "-o", options, "-l", folder / "log", "-w", "start")
    try:
        _as(user, binaries / "createdb", "-h", "127.0.0.1", "-p", str(port), "-U", "mindful", DATABASE)
        yield f"postgres://mindful@127.0.0.1:{port}/{DATABASE}"
    finally:
        _as(user, binaries / "pg_ctl", "-D", folder / "data", "-m", "immediate", "stop")
        shutil.rmtree(folder, ignore_errors=True)


def _as(user: str, *command: object) -> None:
    """Run quietly as that user; what it said is shown only if it failed."""
    parts = [str(part) for part in command]
    other = user if os.geteuid() == 0 else None
    with tempfile.TemporaryFile() as said:
        done = subprocess.run(parts, user=other, cwd="/", stdout=said, stderr=said, check=False)
        said.seek(0)
        assert done.returncode == 0, f"{parts[0]} failed:\n{said.read().decode()}"


@contextlib.contextmanager
def redis() -> Iterator[str]:
    """Yield the server's URL without a database number."""
    port = free_port()
    folder = tempfile.mkdtemp(prefix="mindful-redis-")
    quiet = ["--save", "", "--appendonly", "no", "--loglevel", "warning", "--databases", "180", "--bind", "127.0.0.1"]
    command = ["redis-server", "--port", str(port), "--dir", folder, *quiet]
    server = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    try:
        wait_for_port(port, seconds=10)
        yield f"redis://127.0.0.1:{port}"
    finally:
        server.terminate()
        server.wait(timeout=10)
        shutil.rmtree(folder, ignore_errors=True)


def wait_for_port(port: int, *, seconds: float) -> None:
    """Return as soon as something listens there, or say that nothing does."""
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        with contextlib.closing(socket.socket()) as probe:
            probe.settimeout(0.5)
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    raise TimeoutError(f"nothing listens on port {port} after {seconds} seconds")
