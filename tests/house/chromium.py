"""The system's Chromium, as every test and audit starts it: by itself it asks nobody for anything."""

import shutil
from typing import Final

# Debian's own build without windows comes first: the other draws its tabs and tool bar for every page that is opened,
# which took a quarter of a journey's processor time.
NAMES: Final = ("chromium-headless-shell", "chromium", "chromium-browser")
FLAGS: Final = (
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    # No name leads anywhere but here: a page that needs another host is seen to break.
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1",
)


def executable() -> str:
    """Its path; empty where there is none."""
    return next((path for name in NAMES if (path := shutil.which(name))), "")
