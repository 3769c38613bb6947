"""The outside programs of an audit: named if the machine lacks them, installed into a git-ignored folder if npm can."""

import shutil
import subprocess
import sys
from pathlib import Path
from typing import Final

from tests.house.databases import ROOT

FOLDER: Final = ROOT / "var" / "audit"
MODULES: Final = FOLDER / "node_modules"
PROGRAMS: Final = ("node", "npm", "java", "spamassassin")
PACKAGES: Final = ("@stripe/cli@1.52.0", "lighthouse@13.5.0", "vnu-jar@26.9.27")
LIGHTHOUSE: Final = MODULES / ".bin" / "lighthouse"
STRIPE: Final = MODULES / ".bin" / "stripe"
VNU: Final = MODULES / "vnu-jar" / "build" / "dist" / "vnu.jar"


def prepare() -> None:
    """Stop with one sentence about what is missing; else install the packages, at these versions."""
    if missing := [name for name in PROGRAMS if not shutil.which(name)]:
        packages = "nodejs npm default-jre-headless spamassassin"
        raise SystemExit(f"make audit needs {', '.join(missing)} (Debian: sudo apt-get install {packages})")
    sys.stdout.write(f"Installing {', '.join(PACKAGES)} into {FOLDER.relative_to(ROOT)}\n")
    sys.stdout.flush()
    install = ["npm", "install", "--silent", "--no-save", "--no-audit", "--no-fund", "--prefix", str(FOLDER), *PACKAGES]
    done = subprocess.run(install, check=False, capture_output=True, text=True)
    if done.returncode or not all(Path(path).exists() for path in (LIGHTHOUSE, STRIPE, VNU)):
        raise SystemExit(f"npm could not install {' '.join(PACKAGES)}:\n{done.stdout}{done.stderr}")
