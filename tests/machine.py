"""What the tests need of the machine besides Python: installed where that may be done, named where it may not."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from ctypes.util import find_library

from tests.house import chromium
from tests.services import postgres_folder

# Debian's package, and how to see that it is there.
NEEDED: dict[str, Callable[[], object]] = {
    "chromium-headless-shell": chromium.executable,
    "postgresql": postgres_folder,
    "redis-server": lambda: shutil.which("redis-server"),
    "poppler-utils": lambda: shutil.which("pdftotext"),
    "spamassassin": lambda: shutil.which("spamassassin"),
    "libpango-1.0-0": lambda: find_library("pango-1.0"),
    "libpangoft2-1.0-0": lambda: find_library("pangoft2-1.0"),
}


def missing() -> list[str]:
    return [package for package, there in NEEDED.items() if not there()]


def prepare() -> None:
    """Install what is missing through apt as root; else stop with one sentence that names it."""
    packages = missing()
    if not packages:
        return
    if os.geteuid() == 0 and shutil.which("apt-get"):
        sys.stdout.write(f"Installing what the tests need of Debian: {' '.join(packages)}\n")
        sys.stdout.flush()
        quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        subprocess.run(["apt-get", "update", "-qq"], check=True, env=quiet, stdout=subprocess.DEVNULL)
        install = ["apt-get", "install", "-y", "-qq", "--no-install-recommends", *packages]
        subprocess.run(install, check=True, env=quiet, stdout=subprocess.DEVNULL)
        packages = missing()
    if packages:
        raise SystemExit(f"The tests need these Debian packages: sudo apt-get install {' '.join(packages)}")
